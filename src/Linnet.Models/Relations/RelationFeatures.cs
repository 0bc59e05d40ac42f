using System.Text;
using Linnet.Models.Similarity;
using Linnet.Models.Sparse;

namespace Linnet.Models.Relations;

/// <summary>
/// What a linear model looks at in a text with two marked entities (after Rink and Harabagiu 2010, "UTD: Classifying Semantic Relations", without
/// outside resources): the entities, their endings, the words between and around them, and what these are together. Written as words, so that the
/// n-grams of one word are the features.
/// </summary>
internal static class RelationFeatures
{
    /// <summary>Words between the entities up to which they count as one pattern.</summary>
    private const int LongestPattern = 6;

    /// <summary>The features of a marked text, with spaces between; a text without markers has those of its words alone.</summary>
    internal static string Of(string marked, FoldedText folding)
    {
        var features = new StringBuilder();
        void Add(string name, params ReadOnlySpan<string> parts)
        {
            features.Append(name);
            foreach (var part in parts) features.Append('_').Append(Plain(part));
            features.Append(' ');
        }

        if (!EntityMarkers.AreIn(marked))
        {
            foreach (var stem in new SimilarityText(marked, folding).Stems) Add("w", stem);
            return features.ToString();
        }

        var parts = Parts.Of(marked, folding);
        AddEntity("h", parts.Head, Add);
        AddEntity("t", parts.Tail, Add);
        AddBetween(parts, Add);
        AddAround(parts, Add);
        AddTogether(parts, Add);
        return features.ToString();
    }

    private delegate void Adder(string name, params ReadOnlySpan<string> parts);

    private static void AddEntity(string side, SimilarityText entity, Adder add)
    {
        if (entity.Words.Length == 0) return;
        var (word, stem) = (entity.Words[^1], entity.Stems[^1]);
        add(side, word);
        add($"{side}s", stem);
        for (var length = 2; length <= 4 && length < word.Length; length++) add($"{side}e{length}", word[^length..]);
        if (word.Length > 4) add($"{side}b4", word[..4]);
        for (var i = 0; i + 1 < entity.Words.Length; i++) add($"{side}m", entity.Stems[i]);
        if (char.IsUpper(entity.Source.TrimStart().FirstOrDefault())) add($"{side}capital");
        if (word.EndsWith('s')) add($"{side}plural");
    }

    private static void AddBetween(Parts parts, Adder add)
    {
        var (words, stems) = (parts.Between.Words, parts.Between.Stems);
        add($"between{Math.Min(words.Length, 10)}{(parts.HeadFirst ? "" : "r")}");
        for (var i = 0; i < words.Length; i++)
        {
            add("b", words[i]);
            if (stems[i] != words[i]) add("bs", stems[i]);
            if (i + 1 < words.Length) add("bb", stems[i], stems[i + 1]);
            if (i + 2 < words.Length) add("bbb", stems[i], stems[i + 1], stems[i + 2]);
        }

        if (words.Length == 0) return;
        add("bfirst", words[0]);
        add("blast", words[^1]);
        if (words.Length <= LongestPattern) add("pattern", stems);
        string[] function = [.. words.Where((_, i) => parts.Between.IsFunction[i])], content = [.. stems.Where((_, i) => !parts.Between.IsFunction[i])];
        if (function.Length <= LongestPattern) add("function", function);
        if (content.Length <= 2) add("content", content);
        foreach (var stem in content) add("c", stem);
    }

    private static void AddAround(Parts parts, Adder add)
    {
        var (before, after) = (parts.Before.Stems, parts.After.Stems);
        if (before.Length > 0) add("l1", before[^1]);
        if (before.Length > 1) add("l2", before[^2], before[^1]);
        if (before.Length > 1) add("l", before[^2]);
        if (after.Length > 0) add("r1", after[0]);
        if (after.Length > 1) add("r2", after[0], after[1]);
        if (after.Length > 1) add("r", after[1]);
        foreach (var stem in before.TakeLast(6)) add("lw", stem);
        foreach (var stem in after.Take(6)) add("rw", stem);
    }

    private static void AddTogether(Parts parts, Adder add)
    {
        if (parts.Head.Words.Length == 0 || parts.Tail.Words.Length == 0) return;
        string[] words = parts.Between.Words, stems = parts.Between.Stems;
        var (head, tail) = (parts.Head.Stems[^1], parts.Tail.Stems[^1]);
        var (headEnd, tailEnd) = (Ending(parts.Head.Words[^1]), Ending(parts.Tail.Words[^1]));
        add("ht", head, tail);
        add("ends", headEnd, tailEnd);
        if (words.Length == 0) return;
        add("hfirst", head, words[0]);
        add("lastt", words[^1], tail);
        add("hb", headEnd, words[0]);
        add("bt", words[^1], tailEnd);
        string[] function = [.. words.Where((_, i) => parts.Between.IsFunction[i])];
        if (function.Length is > 0 and <= 3)
        {
            add("hfun", [head, .. function]);
            add("funt", [tail, .. function]);
            add("endfun", [headEnd, tailEnd, .. function]);
        }

        foreach (var stem in stems.Where((_, i) => !parts.Between.IsFunction[i]).Take(4))
        {
            add("hc", head, stem);
            add("ct", stem, tail);
        }
    }

    private static string Ending(string word) => word.Length > 3 ? word[^3..] : word;

    /// <summary>Letters and digits as they are; what would end a word, or be one, as its number.</summary>
    private static string Plain(string word)
    {
        if (word.All(char.IsAsciiLetterOrDigit)) return word;
        var plain = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune)) plain.Append((char)rune.Value);
            else plain.Append('u').Append(rune.Value.ToString("x", System.Globalization.CultureInfo.InvariantCulture));
        }

        return plain.ToString();
    }

    /// <summary>A marked text in its five parts; those around in the order of the text.</summary>
    private sealed record Parts(SimilarityText Before, SimilarityText Head, SimilarityText Between, SimilarityText Tail, SimilarityText After, bool HeadFirst)
    {
        internal static Parts Of(string marked, FoldedText folding)
        {
            SimilarityText Read(int from, int to) => new(marked[from..to], folding);
            int[] places = [.. EntityMarkers.Tokens.Select((_, i) => EntityMarkers.Place(marked, i))], ends = [.. EntityMarkers.Tokens.Select((token, i) => places[i] + token.Length)];
            var headFirst = places[0] < places[2];
            var (first, second) = headFirst ? (0, 2) : (2, 0);
            return new Parts(
                Read(0, places[first]), Read(ends[0], places[1]), Read(ends[first + 1], places[second]), Read(ends[2], places[3]), Read(ends[second + 1], marked.Length), headFirst);
        }
    }
}
