namespace Linnet.Hub.Diff;

/// <summary>A stretch of lines that is replaced.</summary>
/// <param name="Before">Its first line in the old text, from 0.</param>
/// <param name="CountBefore">Number of lines that go.</param>
/// <param name="After">Its first line in the new text, from 0.</param>
/// <param name="CountAfter">Number of lines that come.</param>
internal readonly record struct LineEdit(int Before, int CountBefore, int After, int CountAfter)
{
    internal int EndBefore => Before + CountBefore;

    internal int EndAfter => After + CountAfter;
}
