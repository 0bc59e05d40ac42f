namespace Linnet.Text.Tokenization;

/// <summary>What a special token of a template stands for; usually one token, and its own.</summary>
/// <param name="Name">The name that templates use.</param>
/// <param name="Tokens">The tokens that stand for it, with their ids.</param>
public sealed record TemplateToken(string Name, IReadOnlyList<SpecialTokenId> Tokens)
{
    /// <summary>A special token that stands for itself.</summary>
    /// <param name="token">The token.</param>
    /// <param name="id">Its id.</param>
    public TemplateToken(string token, int id)
        : this(token, [new SpecialTokenId(token, id)])
    {
    }
}
