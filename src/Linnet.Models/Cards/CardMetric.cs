namespace Linnet.Models.Cards;

/// <summary>One measured number.</summary>
/// <param name="Type">The metric's identifier, such as <c>accuracy</c> or <c>f1</c>.</param>
/// <param name="Name">The metric in words, such as <c>Macro F1</c>.</param>
/// <param name="Value">The number.</param>
public sealed record CardMetric(string Type, string Name, double Value);
