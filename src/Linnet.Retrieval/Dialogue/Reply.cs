namespace Linnet.Retrieval;

/// <summary>What can be answered.</summary>
/// <param name="Text">The answer, as someone gave it in a like conversation.</param>
/// <param name="Score">The higher, the more alike the conversations.</param>
/// <param name="Context">What had been said there before.</param>
public sealed record Reply(string Text, double Score, IReadOnlyList<string> Context);
