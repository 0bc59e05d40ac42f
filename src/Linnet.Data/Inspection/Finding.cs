namespace Linnet.Data;

/// <summary>Something about the rows that may need attention.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Count">Number of rows concerned.</param>
/// <param name="Examples">The first of them.</param>
public sealed record Finding(string Name, long Count, IReadOnlyList<FindingExample> Examples);

/// <summary>One row of a finding.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Text">Beginning of its text.</param>
/// <param name="Detail">What exactly, such as the other line or the measured value; null where there is no more to say.</param>
public sealed record FindingExample(long Line, string Text, string? Detail);
