using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Byte-pair encoding (Sennrich et al. 2016): begins with single characters and joins the pair of neighbours whose merge was learnt
/// first, until no pair is left.
/// </summary>
public sealed class BpeModel : TokenizerModel
{
    private readonly MergeTable _merges;
    private readonly int[] _byteIds;
    private readonly int _unknownId;

    /// <summary>The ids of characters of one or two bytes, -1 where there is none: the whole alphabet of byte-level models.</summary>
    private readonly int[] _shortIds = new int[0x800];

    private readonly byte[] _prefix;
    private readonly byte[] _suffix;

    /// <summary>Creates the model.</summary>
    /// <param name="vocabulary">The tokens.</param>
    /// <param name="merges">Pairs of tokens, first learnt first; each pair joined must be a token too.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ConfigurationException">A merge names a token that is not in the vocabulary.</exception>
    public BpeModel(Vocabulary vocabulary, IEnumerable<(string Left, string Right)> merges, BpeOptions? options = null)
        : this(vocabulary, options ?? new BpeOptions(), Resolve(vocabulary, merges, options ?? new BpeOptions()))
    {
    }

    internal BpeModel(Vocabulary vocabulary, BpeOptions options, Merge[] merges)
        : base(vocabulary)
    {
        Options = options;
        _merges = new MergeTable(merges);
        _prefix = Utf8Text.ToBytes(options.ContinuingSubwordPrefix ?? "");
        _suffix = Utf8Text.ToBytes(options.EndOfWordSuffix ?? "");
        Span<byte> character = stackalloc byte[2];
        for (var c = 0; c < _shortIds.Length; c++)
        {
            vocabulary.TryGetId(character[..new Rune(c).EncodeToUtf8(character)], out _shortIds[c]);
        }

        _byteIds = options.ByteFallback ? ByteFallbackIds.In(vocabulary) : [];
        _unknownId = options.UnknownToken is { } unknown && vocabulary.TryGetId(unknown, out var id) ? id : -1;
    }

    /// <summary>The settings.</summary>
    public BpeOptions Options { get; }

    /// <summary>The merges, first learnt first.</summary>
    public IEnumerable<(string Left, string Right)> Merges =>
        _merges.InOrder().Select(merge => (Vocabulary.Token(merge.Left)!, Vocabulary.Token(merge.Right)!));

    /// <inheritdoc/>
    public override int? UnknownId => _unknownId < 0 ? null : _unknownId;

    /// <summary>The ids of a merge; false where one of the three tokens is missing.</summary>
    internal static bool TryResolve(
        Vocabulary vocabulary, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, int prefixLength, out Merge merge)
    {
        Span<byte> small = stackalloc byte[256];
        var room = left.Length + right.Length;
        var joined = room <= small.Length ? small : new byte[room];
        left.CopyTo(joined);
        var tail = right.Length >= prefixLength ? right[prefixLength..] : [];
        tail.CopyTo(joined[left.Length..]);
        var known = vocabulary.TryGetId(left, out var leftId) & vocabulary.TryGetId(right, out var rightId);
        merge = new Merge(leftId, rightId, -1);
        if (!known || !vocabulary.TryGetId(joined[..(left.Length + tail.Length)], out var result)) return false;
        merge = merge with { Result = result };
        return true;
    }

    internal override void Tokenize(ReadOnlySpan<byte> word, Row<WordToken> tokens)
    {
        if (Options.IgnoreMerges && Vocabulary.TryGetId(word, out var whole))
        {
            tokens.Add(new WordToken(whole, 0, word.Length));
            return;
        }

        var symbols = MergeQueue.Rent();
        Spell(word, symbols);
        symbols.Run(_merges);
        symbols.CopyTo(tokens);
        MergeQueue.Return(symbols);
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "BPE");
        if (Options.Dropout is { } dropout) json.WriteNumber("dropout", dropout);
        else json.WriteNull("dropout");
        json.WriteString("unk_token", Options.UnknownToken);
        json.WriteString("continuing_subword_prefix", Options.ContinuingSubwordPrefix);
        json.WriteString("end_of_word_suffix", Options.EndOfWordSuffix);
        json.WriteBoolean("fuse_unk", Options.FuseUnknown);
        json.WriteBoolean("byte_fallback", Options.ByteFallback);
        json.WriteBoolean("ignore_merges", Options.IgnoreMerges);
        WriteVocabulary(json);
        json.WriteStartArray("merges");
        foreach (var (left, right) in Merges)
        {
            json.WriteStartArray();
            json.WriteStringValue(left);
            json.WriteStringValue(right);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Merge[] Resolve(Vocabulary vocabulary, IEnumerable<(string Left, string Right)> merges, BpeOptions options)
    {
        var prefixLength = System.Text.Encoding.UTF8.GetByteCount(options.ContinuingSubwordPrefix ?? "");
        var resolved = new List<Merge>();
        foreach (var (left, right) in merges)
        {
            if (!TryResolve(vocabulary, Utf8Text.ToBytes(left), Utf8Text.ToBytes(right), prefixLength, out var merge))
                throw new ConfigurationException(
                    $"merge {resolved.Count + 1} joins \"{left}\" and \"{right}\": both and what they make must be in the vocabulary");
            resolved.Add(merge);
        }

        return [.. resolved];
    }

    /// <summary>The word as single characters, marked, with unknown ones spelt as bytes or replaced.</summary>
    private void Spell(ReadOnlySpan<byte> word, MergeQueue symbols)
    {
        var unknownLength = 0;
        var marked = _prefix.Length + _suffix.Length > 0 ? new byte[_prefix.Length + 4 + _suffix.Length] : [];
        for (int start = 0, end; start < word.Length; start = end)
        {
            end = start + Utf8Text.SequenceLength(word[start]);
            var symbol = Mark(word[start..end], start == 0, end == word.Length, marked);
            if (TryGetId(symbol, out var id))
            {
                if (unknownLength > 0) symbols.Add(_unknownId, unknownLength);
                unknownLength = 0;
                symbols.Add(id, end - start);
            }
            else if (!TryFallBack(symbol, symbols) && Options.UnknownToken is not null)
            {
                if (_unknownId < 0) throw NoUnknownToken(word, Options.UnknownToken);
                if (unknownLength > 0 && !Options.FuseUnknown)
                {
                    symbols.Add(_unknownId, unknownLength);
                    unknownLength = 0;
                }

                unknownLength += end - start;
            }
        }

        if (unknownLength > 0) symbols.Add(_unknownId, unknownLength);
    }

    private bool TryGetId(ReadOnlySpan<byte> symbol, out int id)
    {
        var isShort = symbol.Length == 1 || (symbol.Length == 2 && symbol[0] >= 0xC0);
        if (!isShort) return Vocabulary.TryGetId(symbol, out id);
        id = _shortIds[symbol.Length == 1 ? symbol[0] : (symbol[0] & 0x1F) << 6 | (symbol[1] & 0x3F)];
        return id >= 0;
    }

    private ReadOnlySpan<byte> Mark(ReadOnlySpan<byte> character, bool isFirst, bool isLast, Span<byte> buffer)
    {
        var length = 0;
        if (!isFirst && _prefix.Length > 0)
        {
            _prefix.CopyTo(buffer);
            length = _prefix.Length;
        }

        if (length == 0 && !(isLast && _suffix.Length > 0)) return character;
        character.CopyTo(buffer[length..]);
        length += character.Length;
        if (isLast)
        {
            _suffix.CopyTo(buffer[length..]);
            length += _suffix.Length;
        }

        return buffer[..length];
    }

    private bool TryFallBack(ReadOnlySpan<byte> symbol, MergeQueue symbols)
    {
        if (_byteIds.Length == 0) return false;
        foreach (var value in symbol)
            if (_byteIds[value] < 0) return false;
        foreach (var value in symbol) symbols.Add(_byteIds[value], 1);
        return true;
    }
}
