namespace Linnet.Text.Tokenization;

/// <summary>The tokens of one text, or a part that a post-processor adds.</summary>
internal sealed class TokenSequence(List<TokenRecord> tokens)
{
    internal List<TokenRecord> Tokens { get; } = tokens;

    /// <summary>A sequence of one added token.</summary>
    internal static TokenSequence Special(string token, int id, int typeId) =>
        new([new TokenRecord(id, token, 0, 0, typeId, IsSpecial: true)]);

    internal void SetTypeId(int typeId) => Change(token => token with { TypeId = typeId });

    internal void Change(Func<TokenRecord, TokenRecord> change)
    {
        for (var i = 0; i < Tokens.Count; i++) Tokens[i] = change(Tokens[i]);
    }

    /// <summary>Keeps at most so many tokens.</summary>
    internal void Truncate(int length, TextSide side)
    {
        if (length >= Tokens.Count) return;
        if (side == TextSide.Right) Tokens.RemoveRange(length, Tokens.Count - length);
        else Tokens.RemoveRange(0, Tokens.Count - length);
    }
}
