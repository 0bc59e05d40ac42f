namespace Linnet.Data;

/// <summary>A place in a file where a row starts.</summary>
/// <param name="Offset">Bytes before it.</param>
/// <param name="Line">Its 1-based physical line.</param>
internal readonly record struct DataFilePosition(long Offset, long Line)
{
    /// <summary>The beginning of a file.</summary>
    internal static DataFilePosition Start => new(0, 1);
}
