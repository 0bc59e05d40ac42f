namespace Linnet.Text.Tokenization;

/// <summary>The added tokens of a tokeniser and their ids. Ids follow from the model: its own where it has the token, else the next free one.</summary>
internal sealed class AddedVocabulary
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly Dictionary<int, AddedToken> _tokens = [];
    private readonly HashSet<string> _special = [];
    private readonly List<AddedEntry> _ordinary = [];
    private readonly List<AddedEntry> _specialFirst = [];

    internal AddedVocabulary(Vocabulary vocabulary, IEnumerable<AddedToken> tokens)
    {
        var next = vocabulary.Count;
        foreach (var token in tokens)
        {
            if (token.Content.Length == 0 || !TryGetNewId(vocabulary, token, ref next, out var id)) continue;
            _ids[token.Content] = id;
            _tokens[id] = token;
            if (token.Special) _special.Add(token.Content);
            (token.Special ? _specialFirst : _ordinary).Add(new AddedEntry(token, id, Utf8Text.ToBytes(token.Content)));
        }
    }

    internal IReadOnlyDictionary<int, AddedToken> Tokens => _tokens;

    /// <summary>All tokens in the order in which they are tried.</summary>
    internal IReadOnlyList<AddedEntry> InOrder => [.. _specialFirst, .. _ordinary];

    internal bool IsSpecial(string token) => _special.Contains(token);

    internal bool TryGetId(string token, out int id) => _ids.TryGetValue(token, out id);

    private bool TryGetNewId(Vocabulary vocabulary, AddedToken token, ref int next, out int id)
    {
        if (_ids.TryGetValue(token.Content, out id)) return _tokens[id] != token;
        if (!vocabulary.TryGetId(token.Content, out id)) id = next++;
        return true;
    }
}
