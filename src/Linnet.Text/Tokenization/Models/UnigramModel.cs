using System.Buffers;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Unigram language model (Kudo 2018): of all ways to spell a word the one whose pieces are together most likely, found by
/// Viterbi's algorithm. A piece's id is its place in the list.
/// </summary>
public sealed class UnigramModel : TokenizerModel
{
    /// <summary>How much less likely than the least likely piece an unknown character is.</summary>
    private const double UnknownPenalty = 10;

    private readonly double[] _scores;
    private readonly PieceTrie _trie;
    private readonly int[] _byteIds;
    private readonly int _unknownId;
    private readonly double _unknownScore;

    /// <summary>Creates the model.</summary>
    /// <param name="pieces">The pieces, all different.</param>
    /// <param name="unknownId">The piece that stands for what can not be spelt, or null.</param>
    /// <param name="byteFallback">Spell unknown characters as bytes, <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c>, where there are such pieces.</param>
    /// <exception cref="ConfigurationException">A piece appears twice, or there is no piece with the unknown id.</exception>
    public UnigramModel(IEnumerable<UnigramPiece> pieces, int? unknownId = 0, bool byteFallback = false)
        : this([.. pieces], unknownId, byteFallback)
    {
    }

    internal UnigramModel(Vocabulary vocabulary, double[] scores, int? unknownId, bool byteFallback)
        : base(vocabulary)
    {
        if (unknownId is { } id && (uint)id >= (uint)scores.Length)
            throw new ConfigurationException($"unk_id is {id}, but there are {scores.Length} pieces (0 … {scores.Length - 1})");
        _scores = scores;
        _unknownId = unknownId ?? -1;
        ByteFallback = byteFallback;
        _byteIds = byteFallback ? ByteFallbackIds.In(vocabulary) : [];
        _unknownScore = (scores.Length == 0 ? 0 : scores.Min()) - UnknownPenalty;
        _trie = new PieceTrie(vocabulary);
    }

    private UnigramModel(UnigramPiece[] pieces, int? unknownId, bool byteFallback)
        : this(Vocabulary.FromTokens(pieces.Select(piece => piece.Token)), [.. pieces.Select(piece => piece.Score)], unknownId, byteFallback)
    {
    }

    /// <summary>Whether unknown characters are spelt as bytes.</summary>
    public bool ByteFallback { get; }

    /// <inheritdoc/>
    public override int? UnknownId => _unknownId < 0 ? null : _unknownId;

    /// <summary>The logarithm of a piece's probability.</summary>
    /// <param name="id">0 … number of pieces - 1.</param>
    public double Score(int id) => _scores[id];

    internal override void Tokenize(ReadOnlySpan<byte> word, Row<WordToken> tokens)
    {
        var best = ArrayPool<Step>.Shared.Rent(word.Length + 1);
        FindBestPath(word, best);
        AddPath(word, best, tokens);
        ArrayPool<Step>.Shared.Return(best);
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "Unigram");
        if (_unknownId < 0) json.WriteNull("unk_id");
        else json.WriteNumber("unk_id", _unknownId);
        json.WriteStartArray("vocab");
        for (var id = 0; id < _scores.Length; id++)
        {
            json.WriteStartArray();
            json.WriteStringValue(Vocabulary.Token(id));
            json.WriteRawValue(JsonDecimal.ToText(_scores[id]));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteBoolean("byte_fallback", ByteFallback);
        json.WriteEndObject();
    }

    /// <summary>For each place in the word the best last step that ends there. Of equally good ones the first found stays.</summary>
    private void FindBestPath(ReadOnlySpan<byte> word, Step[] best)
    {
        best.AsSpan(0, word.Length + 1).Fill(new Step { Start = -1 });
        for (int start = 0, next; start < word.Length; start = next)
        {
            next = start + Utf8Text.SequenceLength(word[start]);
            var scoreHere = best[start].Score;
            var hasSingle = false;
            var node = PieceTrie.Root;
            for (var end = start; end < word.Length && _trie.TryDescend(ref node, word[end]);)
            {
                end++;
                var id = _trie.IdAt(node);
                if (id < 0) continue;
                best[end].Improve(start, id, scoreHere + _scores[id]);
                hasSingle |= end == next;
            }

            if (hasSingle) continue;
            if (_unknownId < 0) throw NoUnknownToken(word, null);
            best[next].Improve(start, _unknownId, scoreHere + _unknownScore);
        }
    }

    /// <summary>Walks the path back from the end; unknown steps in a row become one token.</summary>
    private void AddPath(ReadOnlySpan<byte> word, Step[] best, Row<WordToken> tokens)
    {
        var first = tokens.Count;
        for (var end = word.Length; end > 0;)
        {
            var start = best[end].Start;
            var id = best[end].Id;
            if (id != _unknownId)
            {
                tokens.Add(new WordToken(id, start, end));
                end = start;
                continue;
            }

            while (start > 0 && best[start].Id == _unknownId) start = best[start].Start;
            AddUnknown(word, start, end, tokens);
            end = start;
        }

        tokens.Reverse(first);
    }

    /// <summary>Adds an unknown stretch, last token first: as a piece that happens to read so, as bytes, or as the unknown piece.</summary>
    private void AddUnknown(ReadOnlySpan<byte> word, int start, int end, Row<WordToken> tokens)
    {
        if (Vocabulary.TryGetId(word[start..end], out var id))
        {
            tokens.Add(new WordToken(id, start, end));
        }
        else if (_byteIds.Length > 0 && CanSpell(word[start..end]))
        {
            for (var i = end - 1; i >= start; i--) tokens.Add(new WordToken(_byteIds[word[i]], start, end));
        }
        else
        {
            tokens.Add(new WordToken(_unknownId, start, end, IsSurface: true));
        }
    }

    private bool CanSpell(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            if (_byteIds[value] < 0) return false;
        return true;
    }

    private struct Step
    {
        internal int Start;
        internal int Id;
        internal double Score;

        internal void Improve(int start, int id, double score)
        {
            if (Start >= 0 && score <= Score) return;
            (Start, Id, Score) = (start, id, score);
        }
    }
}
