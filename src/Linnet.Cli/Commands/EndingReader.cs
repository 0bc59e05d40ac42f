using System.Collections.Concurrent;
using System.Text;

namespace Linnet.Cli.Commands;

/// <summary>
/// Reads lines ahead, and ends the process when nobody is left who could write any: a worker whose hub has been killed must not go on.
/// </summary>
internal sealed class EndingReader : TextReader
{
    private readonly BlockingCollection<string> _lines = [];

    internal EndingReader(Stream input)
    {
        var thread = new Thread(() =>
        {
            using var reader = new StreamReader(input, Encoding.UTF8);
            while (reader.ReadLine() is { } line) _lines.Add(line);
            Environment.Exit(0);
        })
        {
            IsBackground = true,
        };
        thread.Start();
    }

    public override string? ReadLine() => _lines.Take();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _lines.Dispose();
        base.Dispose(disposing);
    }
}
