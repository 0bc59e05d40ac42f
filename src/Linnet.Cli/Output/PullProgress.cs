using System.Globalization;
using Linnet.Client.Hub;

namespace Linnet.Cli.Output;

/// <summary>Shows a download: one line a file, which grows on a terminal.</summary>
/// <param name="output">Standard error.</param>
/// <param name="isPlain">Whether lines are written once only, as in a log.</param>
internal sealed class PullProgress(TextWriter output, bool isPlain) : IProgress<HubProgress>
{
    private const double Megabyte = 1e6;

    private string _shown = string.Empty;

    public void Report(HubProgress value)
    {
        var isDone = value.Done == value.Total;
        if (isPlain && !isDone) return;
        var line = string.Create(CultureInfo.InvariantCulture, $"{value.File}  {value.Done / Megabyte:F1} of {value.Total / Megabyte:F1} MB");
        if (line == _shown) return;
        _shown = line;
        output.Write(isPlain ? $"{line}\n" : $"\r{line}\u001b[K{(isDone ? "\n" : string.Empty)}");
    }
}
