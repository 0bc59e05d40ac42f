using System.Runtime.InteropServices;
using Linnet.Models.Safetensors;

namespace Linnet.Retrieval.Lexical;

/// <summary>
/// Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", equation 3.15) with an inverse document frequency that is
/// never negative. Immutable and safe to use from any number of threads.
/// </summary>
internal sealed class Bm25Index
{
    /// <summary>How soon further occurrences of a term stop counting.</summary>
    private const float Saturation = 1.2f;

    /// <summary>How much long passages are held back, 0 to 1.</summary>
    private const float LengthShare = 0.75f;

    private readonly long[] _terms;
    private readonly int[] _starts;
    private readonly int[] _passages;
    private readonly int[] _counts;
    private readonly int[] _lengths;
    private readonly float _meanLength;

    private Bm25Index(long[] terms, int[] starts, int[] passages, int[] counts, int[] lengths)
    {
        (_terms, _starts, _passages, _counts, _lengths) = (terms, starts, passages, counts, lengths);
        _meanLength = Math.Max(1e-6f, lengths.Length == 0 ? 0 : (float)lengths.Average());
    }

    /// <summary>Number of passages.</summary>
    internal int Count => _lengths.Length;

    /// <summary>Indexes texts.</summary>
    internal static Bm25Index Build(IReadOnlyList<string> texts)
    {
        var postings = new SortedDictionary<long, List<(int Passage, int Count)>>();
        var lengths = new int[texts.Count];
        for (var passage = 0; passage < texts.Count; passage++)
        {
            var terms = SearchTerms.Of(texts[passage]);
            lengths[passage] = terms.Count;
            foreach (var group in terms.GroupBy(term => term))
            {
                if (!postings.TryGetValue(group.Key, out var list)) postings.Add(group.Key, list = []);
                list.Add((passage, group.Count()));
            }
        }

        var starts = new int[postings.Count + 1];
        var number = 0;
        foreach (var list in postings.Values)
        {
            starts[number + 1] = starts[number] + list.Count;
            number++;
        }

        return new Bm25Index(
            [.. postings.Keys], starts, [.. postings.Values.SelectMany(list => list.Select(entry => entry.Passage))], [.. postings.Values.SelectMany(list => list.Select(entry => entry.Count))], lengths);
    }

    /// <summary>The passages that share a term with the query, best first.</summary>
    /// <param name="query">Any text.</param>
    /// <param name="count">Most passages.</param>
    internal List<(int Passage, float Score)> Search(string query, int count)
    {
        var scores = new Dictionary<int, float>();
        foreach (var term in SearchTerms.Of(query).Distinct())
        {
            var number = Array.BinarySearch(_terms, term);
            if (number < 0) continue;
            var found = _starts[number + 1] - _starts[number];
            var weight = MathF.Log(1 + ((Count - found + 0.5f) / (found + 0.5f)));
            for (var i = _starts[number]; i < _starts[number + 1]; i++)
            {
                var relative = 1 - LengthShare + (LengthShare * _lengths[_passages[i]] / _meanLength);
                var share = _counts[i] * (Saturation + 1) / (_counts[i] + (Saturation * relative));
                CollectionsMarshal.GetValueRefOrAddDefault(scores, _passages[i], out _) += weight * share;
            }
        }

        return [.. scores.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(count).Select(entry => (entry.Key, entry.Value))];
    }

    internal IEnumerable<SafetensorsEntry> Entries() =>
    [
        SafetensorsEntry.Of("lexical.terms", _terms, _terms.Length), SafetensorsEntry.Of("lexical.starts", _starts, _starts.Length),
        SafetensorsEntry.Of("lexical.passages", _passages, _passages.Length), SafetensorsEntry.Of("lexical.counts", _counts, _counts.Length),
        SafetensorsEntry.Of("lexical.lengths", _lengths, _lengths.Length),
    ];

    /// <summary>Reads the index back and checks that its parts fit: a damaged file must not lead outside them.</summary>
    /// <exception cref="ModelFormatException">A part is missing or does not fit.</exception>
    internal static Bm25Index Read(SafetensorsFile file, int passages)
    {
        var index = new Bm25Index(file.Longs("lexical.terms"), file.Ints("lexical.starts"), file.Ints("lexical.passages"), file.Ints("lexical.counts"), file.Ints("lexical.lengths"));
        var fits = index._lengths.Length == passages && index._starts.Length == index._terms.Length + 1 && index._starts[0] == 0
            && index._starts[^1] == index._passages.Length && index._counts.Length == index._passages.Length
            && index._starts.Zip(index._starts.Skip(1)).All(pair => pair.First <= pair.Second) && index._passages.All(passage => passage >= 0 && passage < passages);
        return fits ? index : throw new ModelFormatException(file.Path, "the parts of the lexical index do not fit together; build the index anew.");
    }
}
