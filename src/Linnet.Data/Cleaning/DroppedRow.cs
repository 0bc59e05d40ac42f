namespace Linnet.Data;

/// <summary>A row that was left out.</summary>
/// <param name="Line">Its line in the source file.</param>
/// <param name="Reason">Which rule left it out.</param>
/// <param name="Detail">More on it, such as the line of the row that it repeats; null where there is no more to say.</param>
/// <param name="Text">Beginning of its text.</param>
public sealed record DroppedRow(long Line, string Reason, string? Detail, string Text);
