using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Text.Segmentation;

/// <summary>
/// Finds words in texts without spaces: candidates are mined, judged by cohesion (Church and Hanks 1990) and by the entropy of
/// their neighbours, and then counted anew in the text as it is segmented with them, so that a part of a longer word does not
/// count as a word of its own.
/// </summary>
internal static class WordDiscovery
{
    private const int Recounts = 2;

    internal static WordDictionary Learn(IEnumerable<string> texts, WordDiscoveryOptions options)
    {
        options.Validate();
        var runs = Count(texts);
        var alphabet = new CharacterCounts(runs).MostFrequent("", int.MaxValue).ToHashSet();
        var corpus = UnigramCorpus.Build(runs, alphabet);
        var lattice = SubstringMiner.Mine(corpus, options.MaxLength, options.MinFrequency, int.MaxValue, keepContained: true);
        var judge = new WordJudge(lattice);
        var words = Enumerable.Range(0, lattice.Pieces.Length)
            .Where(piece => lattice.Pieces[piece].Length == 1
                || (judge.Cohesion(piece) >= options.MinCohesion && judge.BoundaryEntropy(piece) >= options.MinBoundaryEntropy))
            .ToDictionary(piece => lattice.Text(lattice.Pieces[piece]), judge.Frequency, StringComparer.Ordinal);
        var dictionary = new WordDictionary(words);
        for (var i = 0; i < Recounts; i++) dictionary = Recount(runs, dictionary, options.MinFrequency);
        return dictionary;
    }

    private static WordCounter Count(IEnumerable<string> texts)
    {
        var runs = new WordCounter();
        foreach (var text in texts)
        {
            for (var at = 0; at < text.Length;)
            {
                var end = Scripts.EndOfUnspacedRun(text, at);
                if (end > at) runs.Add(Utf8Text.ToBytes(text[at..end]));
                at = Math.Max(end, at + 1);
            }
        }

        return runs;
    }

    private static WordDictionary Recount(WordCounter runs, WordDictionary dictionary, int minFrequency)
    {
        var path = new DictionaryPath(dictionary);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < runs.Count; i++)
        {
            var (word, count) = runs[i];
            var text = Utf8Text.ToString(word);
            foreach (var (start, end) in path.Cut(text))
            {
                var part = text[start..end];
                counts[part] = counts.GetValueOrDefault(part) + count;
            }
        }

        return new WordDictionary(counts.Where(pair => pair.Value >= minFrequency || Scripts.IsOneCharacter(pair.Key)));
    }
}
