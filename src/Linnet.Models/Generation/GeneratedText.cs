namespace Linnet.Models.Generation;

/// <summary>What a model added to a prompt.</summary>
/// <param name="Ids">The new tokens, with the one that ends the text if there was one.</param>
/// <param name="Text">The new text.</param>
/// <param name="FinishReason">Why it ends.</param>
/// <param name="PromptTokens">Number of tokens of the prompt.</param>
/// <param name="IsWindowed">Whether prompt and text together were longer than the model can hold, so that it forgot the beginning.</param>
public sealed record GeneratedText(IReadOnlyList<int> Ids, string Text, FinishReason FinishReason, int PromptTokens, bool IsWindowed);
