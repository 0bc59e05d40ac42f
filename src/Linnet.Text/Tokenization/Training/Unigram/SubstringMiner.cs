using System.Runtime.InteropServices;

namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Finds every character and the substrings that are seen often. It goes length by length: a substring of n characters is a
/// pair of neighbouring substrings of n - 1, and only frequent ones can be part of a frequent one, so that each length is
/// one pass over a table.
/// </summary>
internal sealed class SubstringMiner
{
    private readonly UnigramCorpus _corpus;
    private readonly List<Candidate> _candidates = [];
    private readonly List<(int Place, int Candidate)> _occurrences = [];

    private SubstringMiner(UnigramCorpus corpus) => _corpus = corpus;

    /// <summary>The substrings with the greatest count times length, and every place where they stand.</summary>
    /// <param name="corpus">The text.</param>
    /// <param name="maxLength">Characters of the longest piece.</param>
    /// <param name="minFrequency">A piece of two characters and more is seen at least so often.</param>
    /// <param name="most">Pieces of two characters and more to keep.</param>
    /// <param name="keepContained">Keep also what is always followed by the same character, a longer substring's beginning.</param>
    internal static UnigramLattice Mine(UnigramCorpus corpus, int maxLength, long minFrequency, int most, bool keepContained = false)
    {
        var miner = new SubstringMiner(corpus);
        var current = miner.Characters();
        for (var length = 2; length <= maxLength && current is not null; length++)
            current = miner.Lengthen(current, length, minFrequency);
        return miner.Choose(most, keepContained);
    }

    /// <summary>The candidate of one character at every place.</summary>
    private int[] Characters()
    {
        var ids = new Dictionary<int, int>();
        var at = new int[_corpus.Characters.Length];
        for (var stretch = 0; stretch < _corpus.StretchCount; stretch++)
        {
            for (var place = _corpus.Starts[stretch]; place < _corpus.Starts[stretch + 1]; place++)
            {
                ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, _corpus.Characters[place], out var exists);
                if (!exists) id = AddCandidate(place, 1, -1);
                CollectionsMarshal.AsSpan(_candidates)[id].Count += _corpus.Counts[stretch];
                at[place] = id;
                _occurrences.Add((place, id));
            }
        }

        return at;
    }

    /// <summary>The candidate one character longer at every place, -1 where it is not frequent; null if none is.</summary>
    private int[]? Lengthen(int[] shorter, int length, long minFrequency)
    {
        var first = _candidates.Count;
        var ids = new Dictionary<ulong, int>();
        var at = new int[shorter.Length];
        Array.Fill(at, -1);
        for (var stretch = 0; stretch < _corpus.StretchCount; stretch++)
        {
            var end = _corpus.Starts[stretch + 1] - length;
            for (var place = _corpus.Starts[stretch]; place <= end; place++)
            {
                var (left, right) = (shorter[place], shorter[place + 1]);
                if (left < 0 || right < 0) continue;
                ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, PairKey.Of(left, right), out var exists);
                if (!exists) id = AddCandidate(place, length, left);
                CollectionsMarshal.AsSpan(_candidates)[id].Count += _corpus.Counts[stretch];
                at[place] = id;
            }
        }

        return KeepFrequent(at, first, minFrequency) ? at : null;
    }

    private bool KeepFrequent(int[] at, int first, long minFrequency)
    {
        var candidates = CollectionsMarshal.AsSpan(_candidates);
        var kept = first;
        var renamed = new int[candidates.Length - first];
        for (var old = first; old < candidates.Length; old++)
        {
            var candidate = candidates[old];
            var isFrequent = candidate.Count >= minFrequency;
            renamed[old - first] = isFrequent ? kept : -1;
            if (!isFrequent) continue;
            candidates[kept++] = candidate;

            // What is always followed by the same character says nothing that the longer substring does not say.
            ref var prefix = ref candidates[candidate.Prefix];
            prefix.IsContained |= prefix.Count == candidate.Count;
        }

        CollectionsMarshal.SetCount(_candidates, kept);
        for (var place = 0; place < at.Length; place++)
        {
            if (at[place] < 0) continue;
            at[place] = renamed[at[place] - first];
            if (at[place] >= 0) _occurrences.Add((place, at[place]));
        }

        return kept > first;
    }

    private UnigramLattice Choose(int most, bool keepContained)
    {
        var longer = Enumerable.Range(0, _candidates.Count)
            .Where(id => _candidates[id].Length > 1 && (keepContained || !_candidates[id].IsContained))
            .OrderByDescending(id => _candidates[id].Weight).ThenBy(id => id)
            .Take(most);
        var chosen = Enumerable.Range(0, _candidates.Count).Where(id => _candidates[id].Length == 1).Concat(longer).Order().ToArray();
        var pieceOf = new int[_candidates.Count];
        Array.Fill(pieceOf, -1);
        var total = Math.Log(chosen.Sum(id => _candidates[id].Weight));
        var pieces = new SeedPiece[chosen.Length];
        for (var piece = 0; piece < chosen.Length; piece++)
        {
            var candidate = _candidates[chosen[piece]];
            pieceOf[chosen[piece]] = piece;
            pieces[piece] = new SeedPiece(candidate.Place, candidate.Length, Math.Log(candidate.Weight) - total);
        }

        return new UnigramLattice(_corpus, pieces, _occurrences, pieceOf);
    }

    private int AddCandidate(int place, int length, int prefix)
    {
        _candidates.Add(new Candidate { Place = place, Length = length, Prefix = prefix });
        return _candidates.Count - 1;
    }

    private struct Candidate
    {
        internal int Place;
        internal int Length;
        internal int Prefix;
        internal long Count;
        internal bool IsContained;

        internal readonly double Weight => (double)Count * Length;
    }
}
