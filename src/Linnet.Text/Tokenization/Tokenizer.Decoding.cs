namespace Linnet.Text.Tokenization;

public sealed partial class Tokenizer
{
    /// <summary>The text of a row of ids.</summary>
    /// <param name="ids">Ids; those that no token has are passed over.</param>
    /// <param name="skipSpecialTokens">Leave special tokens out.</param>
    public string Decode(IEnumerable<int> ids, bool skipSpecialTokens = true)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var tokens = new List<string>();
        foreach (var id in ids)
            if (IdToToken(id) is { } token && !(skipSpecialTokens && _added.IsSpecial(token))) tokens.Add(token);
        return Decoder is null ? string.Join(' ', tokens) : Decoder.Decode(tokens);
    }
}
