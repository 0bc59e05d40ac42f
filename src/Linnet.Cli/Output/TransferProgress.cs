using System.Globalization;
using Linnet.Client.Hub;

namespace Linnet.Cli.Output;

/// <summary>Shows transfers on standard error: one line with the time left that is drawn over itself on a terminal; elsewhere a plain line for each file that is done.</summary>
internal sealed class TransferProgress : IProgress<HubProgress>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Before this time a guess at the time left would be one.</summary>
    private static readonly TimeSpan FirstGuess = TimeSpan.FromSeconds(1);

    private readonly Lock _turn = new();
    private readonly TextWriter _output;
    private readonly TimeProvider _clock;
    private readonly TerminalLine? _line;
    private readonly bool _isQuiet;
    private readonly HashSet<(HubStage, string)> _done = [];
    private HubStage? _stage;
    private long _begun;
    private long _drawn;
    private long _first;

    /// <param name="output">Standard error.</param>
    /// <param name="isTerminal">Whether a line can be drawn over itself.</param>
    /// <param name="isQuiet">Whether nothing is shown.</param>
    /// <param name="clock">Measures the time.</param>
    internal TransferProgress(TextWriter output, bool isTerminal, bool isQuiet, TimeProvider clock)
    {
        (_output, _clock, _isQuiet) = (output, clock, isQuiet);
        _line = isTerminal ? new TerminalLine(output) : null;
    }

    /// <summary>Progress of a command.</summary>
    internal static TransferProgress For(bool isJson) => new(Console.Error, !Console.IsErrorRedirected, isJson, TimeProvider.System);

    public void Report(HubProgress value)
    {
        if (_isQuiet) return;
        lock (_turn)
        {
            Begin(value);
            var isDone = value.Done >= value.Total && _done.Add((value.Stage, value.File));
            if (_line is null)
            {
                // Reading what is on the disk needs no lines in a log.
                if (isDone && value.Stage != HubStage.Hashing) _output.WriteLine($"{value.File}  {Wording.Bytes(value.Total)}");
            }
            else if (isDone || _clock.GetElapsedTime(_drawn) >= Interval)
            {
                _drawn = _clock.GetTimestamp();
                _line.Draw(Describe(value));
            }
        }
    }

    /// <summary>Removes the line, so that what follows starts on a clean one.</summary>
    public void Dispose()
    {
        lock (_turn) _line?.Clear();
    }

    private void Begin(HubProgress value)
    {
        if (_stage == value.Stage) return;
        _stage = value.Stage;
        _begun = _clock.GetTimestamp();

        // What was there already says nothing about the speed.
        _first = value.AllDone;
    }

    private string Describe(HubProgress value)
    {
        var parts = new List<string>
        {
            $"{Word(value.Stage)} {Wording.Bar(value.AllDone, value.AllTotal)}",
            string.Create(CultureInfo.InvariantCulture, $"{value.AllDone / 1e6:F1} of {value.AllTotal / 1e6:F1} MB"),
        };
        var time = _clock.GetElapsedTime(_begun);
        if (time >= FirstGuess && value.AllDone > _first)
        {
            var speed = (value.AllDone - _first) / time.TotalSeconds;
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{speed / 1e6:F1} MB/s"));
            if (value.AllDone < value.AllTotal) parts.Add($"{Wording.Duration(TimeSpan.FromSeconds((value.AllTotal - value.AllDone) / speed))} left");
        }

        parts.Add(value.File);
        return string.Join("  ", parts);
    }

    private static string Word(HubStage stage) => stage switch
    {
        HubStage.Hashing => "reading",
        HubStage.Sending => "sending",
        _ => "fetching",
    };
}
