namespace Linnet.Text.Tokenization.Training;

/// <summary>The tokens of a vocabulary that grows: special tokens, then the alphabet, then what is merged.</summary>
/// <param name="prefix">What marks a token that does not begin a word; it falls out when such a token is merged to another's end.</param>
internal sealed class SymbolTable(string prefix)
{
    private readonly List<string> _tokens = [];
    private readonly List<int> _lengths = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    internal int Count => _tokens.Count;

    /// <summary>Ids below this are special: no merge may make one of them.</summary>
    internal int SpecialCount { get; private set; }

    internal IReadOnlyList<string> Tokens => _tokens;

    internal string this[int id] => _tokens[id];

    internal void AddSpecial(IEnumerable<string> tokens)
    {
        foreach (var token in tokens) GetOrAdd(token);
        SpecialCount = Count;
    }

    internal int GetOrAdd(string token)
    {
        if (_ids.TryGetValue(token, out var id)) return id;
        _ids.Add(token, Count);
        _tokens.Add(token);
        _lengths.Add(token.EnumerateRunes().Count());
        return Count - 1;
    }

    internal bool TryGet(string token, out int id) => _ids.TryGetValue(token, out id);

    /// <summary>Characters of the token that two would make.</summary>
    internal int MergedLength(int left, int right) => _lengths[left] + _lengths[right] - (IsContinuing(right) ? prefix.Length : 0);

    internal string Merged(int left, int right) =>
        IsContinuing(right) ? string.Concat(_tokens[left], _tokens[right].AsSpan(prefix.Length)) : _tokens[left] + _tokens[right];

    private bool IsContinuing(int id) => prefix.Length > 0 && _tokens[id].StartsWith(prefix, StringComparison.Ordinal);
}
