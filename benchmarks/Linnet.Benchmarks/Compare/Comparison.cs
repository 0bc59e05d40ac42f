using Linnet.Training.Benchmarks;

namespace Linnet.Benchmarks.Compare;

/// <summary>Runs both sides of each work in turn, peer and ours, for several rounds, and compares the medians.</summary>
/// <param name="tools">Where the peers are.</param>
/// <param name="rounds">Rounds of each work, at least 1.</param>
internal sealed class Comparison(PeerTools tools, int rounds)
{
    /// <summary>A round that a busy neighbour spoilt is run again at most so often.</summary>
    private const int MostRepeats = 2;

    /// <summary>Measures a work. A failure becomes a row of its own, so that it stops no other work.</summary>
    internal IReadOnlyList<Row> Run(Work work)
    {
        try
        {
            var measured = Enumerable.Range(1, rounds).Select(number => CleanRound(work, number)).ToList();
            return [.. Rows(work, [.. measured.SelectMany(round => round.Ours)], [.. measured.SelectMany(round => round.Peers)])];
        }
        catch (Exception error) when (error is LinnetException or IOException or System.ComponentModel.Win32Exception or System.Text.Json.JsonException)
        {
            return [new Row(work.Name, work.Unit) { Problem = error.Message.ReplaceLineEndings(" ") }];
        }
    }

    /// <summary>Runs a round until no figure is spoilt, and gives the least spoilt attempt.</summary>
    private Round CleanRound(Work work, int number)
    {
        Round? best = null;
        for (var attempt = 0; attempt <= MostRepeats && best is not { Spoilt: 0 }; attempt++)
        {
            Console.Error.WriteLine($"{work.Name}: round {number} of {rounds}{(attempt > 0 ? ", again: another process was busy" : "")}");
            var peers = work.Peers?.Invoke(tools).ToList() ?? [];
            var round = new Round(OurSide.Measure(work, tools), peers);
            if (best is null || round.Spoilt < best.Spoilt) best = round;
        }

        return best!;
    }

    private static IEnumerable<Row> Rows(Work work, List<Figure> ours, List<Figure> peers)
    {
        if (ours.Count == 0) throw new LinnetException("the measurement gave no figure.");
        foreach (var group in ours.GroupBy(figure => figure.Key))
        {
            var mine = Median(group);
            var row = new Row(group.Key, work.Unit) { Ours = mine.Value, OurAccuracy = mine.Accuracy, Bar = work.Bar(group.Key), WasNoisy = group.Any(figure => figure.IsSpoilt) };
            if (work.Peers is null)
            {
                yield return row;
                continue;
            }

            var settings = peers.Where(figure => figure.Key == group.Key).GroupBy(figure => figure.Source).Select(Median).ToList();
            if (settings.Count == 0)
            {
                yield return row with { Problem = "the peer gave no figure for this." };
                continue;
            }

            var best = work.LowerIsBetter ? settings.MinBy(setting => setting.Value)! : settings.MaxBy(setting => setting.Value)!;
            yield return row with
            {
                Peer = best,
                Ratio = work.LowerIsBetter ? best.Value / mine.Value : mine.Value / best.Value,
                WasNoisy = row.WasNoisy || best.IsSpoilt,
            };
        }
    }

    /// <summary>One figure of the rounds' figures of one key and source: the median, the mean accuracy, the worst noise.</summary>
    private static Figure Median(IEnumerable<Figure> figures)
    {
        var all = figures.ToList();
        return all[0] with
        {
            Value = Timing.Median(all.Select(figure => figure.Value)),
            Accuracy = all.Average(figure => figure.Accuracy),
            OtherCores = all.Max(figure => figure.OtherCores),
        };
    }

    private sealed record Round(List<Figure> Ours, List<Figure> Peers)
    {
        internal int Spoilt { get; } = Ours.Concat(Peers).Count(figure => figure.IsSpoilt);
    }
}
