namespace Linnet.Cli.Prediction;

/// <summary>How `linnet predict` was told to ask a language model for labels.</summary>
/// <param name="Labels">With commas between.</param>
/// <param name="Template">With {text} and {label}.</param>
/// <param name="Verbalizer">Words of labels, with commas between.</param>
/// <param name="Examples">A file of labelled rows.</param>
internal sealed record PromptRequest(string? Labels, string? Template, string? Verbalizer, string? Examples);
