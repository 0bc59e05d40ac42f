namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// All different words in one row of symbols, chained to their neighbours within the word, so that a merge touches nothing
/// but the places where it happens, however long a word is.
/// </summary>
internal sealed class BpeCorpus
{
    private const int None = -1;

    private BpeCorpus(int length, int words)
    {
        Symbols = new int[length];
        Previous = new int[length];
        Next = new int[length];
        WordOf = new int[length];
        Counts = new long[words];
    }

    /// <summary>The symbol at each place; -1 where it was merged into one before it.</summary>
    internal int[] Symbols { get; }

    /// <summary>The place of the symbol before, -1 at the beginning.</summary>
    internal int[] Previous { get; }

    /// <summary>The place of the symbol after, -1 at the end.</summary>
    internal int[] Next { get; }

    /// <summary>The word that a place belongs to.</summary>
    internal int[] WordOf { get; }

    /// <summary>How often each word was seen.</summary>
    internal long[] Counts { get; }

    /// <summary>Spells every word; a character without a symbol parts what stands on either side.</summary>
    /// <param name="words">Words and counts.</param>
    /// <param name="initial">The symbol of each character at the beginning of a word.</param>
    /// <param name="continuing">The symbol of each character elsewhere.</param>
    internal static BpeCorpus Build(WordCounter words, Dictionary<int, int> initial, Dictionary<int, int> continuing)
    {
        var length = 0;
        for (var i = 0; i < words.Count; i++) length = checked(length + Utf8Text.Count(words[i].Word));
        var corpus = new BpeCorpus(length, words.Count);
        var place = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var (word, count) = words[i];
            corpus.Counts[i] = count;
            var last = None;
            for (var at = 0; at < word.Length; place++)
            {
                var character = Utf8Text.Decode(word.AsSpan(at), out var bytes);
                var symbol = (at == 0 ? initial : continuing).GetValueOrDefault(character, None);
                at += bytes;
                corpus.Symbols[place] = symbol;
                corpus.WordOf[place] = i;
                corpus.Next[place] = None;
                corpus.Previous[place] = symbol < 0 ? None : last;
                if (symbol >= 0 && last >= 0) corpus.Next[last] = place;
                last = symbol < 0 ? None : place;
            }
        }

        return corpus;
    }
}
