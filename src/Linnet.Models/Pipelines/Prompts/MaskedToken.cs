namespace Linnet.Models.Pipelines;

/// <summary>A token that a masked language model puts in place of a mask.</summary>
/// <param name="Token">The token, as a text.</param>
/// <param name="Score">Its probability, 0 to 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Text">The whole text with the token in its place.</param>
public readonly record struct MaskedToken(string Token, float Score, int Id, string Text);
