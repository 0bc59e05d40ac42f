namespace Linnet.Text.Tokenization;

/// <summary>The tokens of one text, or a part that a post-processor adds.</summary>
internal sealed class TokenSequence(List<TokenRecord> tokens)
{
    internal List<TokenRecord> Tokens { get; } = tokens;

    /// <summary>A sequence of one added token.</summary>
    internal static TokenSequence Special(string token, int id, int typeId) => new([new TokenRecord(id, token, typeId, IsSpecial: true)]);

    internal void SetTypeId(int typeId)
    {
        for (var i = 0; i < Tokens.Count; i++) Tokens[i] = Tokens[i] with { TypeId = typeId };
    }
}
