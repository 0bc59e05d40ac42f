using System.Diagnostics;
using System.Globalization;
using Linnet.Training.Progress;

namespace Linnet.Cli.Output;

/// <summary>
/// Shows a run's progress on standard error: one line that is drawn over itself on a terminal; elsewhere a plain line every few
/// seconds, so that a log stays readable.
/// </summary>
internal sealed class ConsoleListener : ITrainingListener
{
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);

    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private readonly TerminalLine _line = new(Console.Error);
    private readonly Stopwatch _sinceDrawn = new();
    private string? _stage;

    public void Progressed(TrainingProgress progress)
    {
        var isNew = progress.Stage != _stage;
        var interval = _isTerminal ? TerminalInterval : PlainInterval;
        if (!isNew && _sinceDrawn.IsRunning && _sinceDrawn.Elapsed < interval && progress.Done < progress.Total) return;
        if (isNew && !_isTerminal && progress.Done == 0 && progress.Total > 0)
        {
            // A log needs no line for a stage that has only just begun.
            _stage = progress.Stage;
            _sinceDrawn.Restart();
            return;
        }

        _stage = progress.Stage;
        _sinceDrawn.Restart();
        var line = Describe(progress);
        if (_isTerminal) _line.Draw(line);
        else Console.Error.WriteLine(line);
    }

    public void Noted(string message)
    {
        Clear();
        Console.Error.WriteLine(message);
    }

    /// <summary>Removes the bar, so that what follows starts on a clean line.</summary>
    internal void Clear() => _line.Clear();

    private static string Describe(TrainingProgress progress)
    {
        var parts = new List<string>();
        if (progress.Total > 0)
        {
            parts.Add($"{progress.Stage} {Wording.Bar(progress.Done, progress.Total)}");
        }
        else
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{progress.Stage} {progress.Done:N0}"));
        }

        if (progress.Epoch > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch}/{progress.Epochs}"));
        if (progress.Loss is { } loss) parts.Add(string.Create(CultureInfo.InvariantCulture, $"loss {loss:F4}"));
        if (progress.BestMetric is { } metric) parts.Add(string.Create(CultureInfo.InvariantCulture, $"best {progress.MetricName} {metric:F4}"));
        if (progress.RowsPerSecond is { } speed) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{speed:N0} rows/s"));
        if (progress.TimeLeft is { } left) parts.Add($"{Wording.Duration(left)} left");
        return string.Join("  ", parts);
    }
}
