namespace Linnet.Text.Cleaning;

/// <summary>
/// Finds spans of one kind from left to right. A matcher is a small struct, so that the loops over it are compiled for it.
/// </summary>
internal interface IMatcher
{
    /// <summary>The next match that begins at <paramref name="from"/> or later, or false.</summary>
    /// <remarks>Over a whole text, calls that go on where the last match ended take linear time together.</remarks>
    bool TryFind(ReadOnlySpan<char> text, int from, out int start, out int end);
}
