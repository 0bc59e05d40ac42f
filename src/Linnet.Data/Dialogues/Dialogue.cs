namespace Linnet.Data;

/// <summary>One conversation of two who take turns.</summary>
/// <param name="Turns">What was said, in order; the first speaker says the first, third, fifth ... of them. Never empty texts.</param>
/// <param name="Topic">What it is about, or null.</param>
public sealed record Dialogue(IReadOnlyList<string> Turns, string? Topic);
