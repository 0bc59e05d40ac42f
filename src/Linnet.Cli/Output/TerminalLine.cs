namespace Linnet.Cli.Output;

/// <summary>One line of a terminal that is drawn over itself.</summary>
internal sealed class TerminalLine(TextWriter output)
{
    private const int UsualWidth = 80;
    private const int LeastWidth = 20;

    private int _drawnWidth;

    internal void Draw(string line)
    {
        var width = Math.Max(LeastWidth, SafeWidth() - 1);
        if (line.Length > width) line = line[..width];
        output.Write('\r' + line.PadRight(_drawnWidth));
        _drawnWidth = line.Length;
    }

    /// <summary>Removes it, so that what follows starts on a clean line.</summary>
    internal void Clear()
    {
        if (_drawnWidth == 0) return;
        output.Write('\r' + new string(' ', _drawnWidth) + '\r');
        _drawnWidth = 0;
    }

    private static int SafeWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
