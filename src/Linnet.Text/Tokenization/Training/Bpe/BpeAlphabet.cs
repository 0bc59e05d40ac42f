namespace Linnet.Text.Tokenization.Training;

/// <summary>The symbols that merging begins with: one a character, and a second one for inside a word where these are marked.</summary>
internal sealed class BpeAlphabet
{
    private BpeAlphabet(Dictionary<int, int> initial, Dictionary<int, int> continuing) =>
        (Initial, Continuing) = (initial, continuing);

    /// <summary>The symbol of each character at the beginning of a word.</summary>
    internal Dictionary<int, int> Initial { get; }

    /// <summary>The symbol of each character elsewhere.</summary>
    internal Dictionary<int, int> Continuing { get; }

    /// <summary>
    /// Chooses the characters and adds their symbols to the table, in code point order. Where they do not fit, the rarest are
    /// left out.
    /// </summary>
    internal static BpeAlphabet Choose(WordCounter words, SymbolTable symbols, string prefix, TokenizerTrainingOptions options)
    {
        var counts = new CharacterCounts(words);
        var inside = prefix.Length > 0 ? CharactersInside(words) : [];
        var room = options.VocabularySize - symbols.Count;
        var chosen = counts.MostFrequent(options.InitialAlphabet, options.LimitAlphabet ?? int.MaxValue)
            .TakeWhile(character => (room -= inside.Contains(character) ? 2 : 1) >= 0).Order().ToList();
        var initial = chosen.ToDictionary(c => c, c => symbols.GetOrAdd(char.ConvertFromUtf32(c)));
        var continuing = prefix.Length == 0
            ? initial
            : chosen.Where(inside.Contains).ToDictionary(c => c, c => symbols.GetOrAdd(prefix + char.ConvertFromUtf32(c)));
        return new BpeAlphabet(initial, continuing);
    }

    private static HashSet<int> CharactersInside(WordCounter words)
    {
        var inside = new HashSet<int>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Word;
            for (var at = Utf8Text.SequenceLength(word[0]); at < word.Length;)
            {
                inside.Add(Utf8Text.Decode(word.AsSpan(at), out var length));
                at += length;
            }
        }

        return inside;
    }
}
