namespace Linnet.Text.Tokenization;

/// <summary>A special token and its id, as post-processors name them.</summary>
/// <param name="Token">The token.</param>
/// <param name="Id">Its id.</param>
public readonly record struct SpecialTokenId(string Token, int Id);
