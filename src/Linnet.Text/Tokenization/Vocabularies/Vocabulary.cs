namespace Linnet.Text.Tokenization;

/// <summary>
/// The tokens of a model and their ids. Tokens are kept as UTF-8 in one block with a flat hash table over it, so that a
/// vocabulary of 30,000 loads in a few milliseconds and a look-up allocates nothing. Immutable and safe for concurrent use.
/// </summary>
public sealed class Vocabulary
{
    private readonly byte[] _block;
    private readonly int[] _starts;
    private readonly int[] _ids;
    private readonly int[] _slots;
    private readonly Dictionary<int, int>? _sparseEntryOfId;
    private readonly int[] _entryOfId;

    /// <summary>Strings that were asked for, by entry. Threads may make the same one twice, which does no harm.</summary>
    private string?[]? _strings;

    internal Vocabulary(byte[] block, int[] starts, int[] ids, int[] slots)
    {
        _block = block;
        _starts = starts;
        _ids = ids;
        _slots = slots;
        foreach (var id in ids) MaximumId = Math.Max(MaximumId, id);
        for (var entry = 0; entry < ids.Length; entry++) LongestToken = Math.Max(LongestToken, starts[entry + 1] - starts[entry]);

        // Ids are nearly always 0, 1, 2 and so on; a file in which they are far apart must not cost an array as long as the largest.
        if (MaximumId > 4L * ids.Length + 65536)
        {
            _entryOfId = [];
            _sparseEntryOfId = new Dictionary<int, int>(ids.Length);
            for (var entry = 0; entry < ids.Length; entry++) _sparseEntryOfId[ids[entry]] = entry;
        }
        else
        {
            _entryOfId = new int[MaximumId + 1];
            Array.Fill(_entryOfId, -1);
            for (var entry = 0; entry < ids.Length; entry++) _entryOfId[ids[entry]] = entry;
        }
    }

    /// <summary>Number of tokens.</summary>
    public int Count => _ids.Length;

    /// <summary>The largest id, -1 for an empty vocabulary.</summary>
    public int MaximumId { get; } = -1;

    /// <summary>The tokens and their ids, in the order in which they were added.</summary>
    public IEnumerable<KeyValuePair<string, int>> Pairs
    {
        get
        {
            for (var entry = 0; entry < Count; entry++)
                yield return KeyValuePair.Create(Utf8Text.ToString(TokenAt(entry)), _ids[entry]);
        }
    }

    /// <summary>Bytes of the longest token.</summary>
    internal int LongestToken { get; }

    /// <summary>A vocabulary in which each token's id is its place.</summary>
    /// <param name="tokens">The tokens, all different.</param>
    /// <exception cref="ConfigurationException">A token appears twice.</exception>
    public static Vocabulary FromTokens(IEnumerable<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return FromPairs(tokens.Select((token, id) => KeyValuePair.Create(token, id)));
    }

    /// <summary>A vocabulary with the ids given.</summary>
    /// <param name="pairs">Tokens, all different, with ids that are not negative, all different.</param>
    /// <exception cref="ConfigurationException">A token or an id appears twice, or an id is negative.</exception>
    public static Vocabulary FromPairs(IEnumerable<KeyValuePair<string, int>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var builder = new VocabularyBuilder();
        foreach (var (token, id) in pairs)
        {
            if (id < 0) throw new ConfigurationException($"vocabulary: the token \"{token}\" has the id {id}; ids start at 0");
            if (!builder.TryAdd(Utf8Text.ToBytes(token), id))
                throw new ConfigurationException($"vocabulary: the token \"{token}\" appears twice; each token must be there once");
        }

        if (builder.FindDuplicateId() is { } twice)
            throw new ConfigurationException($"vocabulary: the id {twice} belongs to two tokens; give each its own");
        return builder.Build();
    }

    /// <summary>The id of a token.</summary>
    /// <param name="token">The token as the model has it (with ## or Ġ and so on).</param>
    /// <param name="id">Its id, or -1.</param>
    public bool TryGetId(string token, out int id)
    {
        ArgumentNullException.ThrowIfNull(token);
        return TryGetId(Utf8Text.ToBytes(token), out id);
    }

    /// <summary>The id of a token in UTF-8.</summary>
    /// <param name="token">The token as the model has it.</param>
    /// <param name="id">Its id, or -1.</param>
    public bool TryGetId(ReadOnlySpan<byte> token, out int id)
    {
        var entry = VocabularyBuilder.Find(_slots, _block, _starts, token);
        id = entry < 0 ? -1 : _ids[entry];
        return entry >= 0;
    }

    /// <summary>The token with an id, or null.</summary>
    /// <param name="id">Any number.</param>
    public string? Token(int id)
    {
        var entry = EntryOf(id);
        if (entry < 0) return null;
        var strings = _strings ??= new string?[Count];
        return strings[entry] ??= Utf8Text.ToString(TokenAt(entry));
    }

    /// <summary>The token with an id in UTF-8; empty where there is none.</summary>
    /// <param name="id">Any number.</param>
    public ReadOnlySpan<byte> TokenUtf8(int id) => EntryOf(id) is var entry && entry < 0 ? default : TokenAt(entry);

    private int EntryOf(int id)
    {
        if (_sparseEntryOfId is not null) return _sparseEntryOfId.GetValueOrDefault(id, -1);
        return (uint)id < (uint)_entryOfId.Length ? _entryOfId[id] : -1;
    }

    private ReadOnlySpan<byte> TokenAt(int entry) => _block.AsSpan(_starts[entry], _starts[entry + 1] - _starts[entry]);
}
