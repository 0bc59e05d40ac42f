using Linnet.Training.History;

namespace Linnet.Training.Tests.History;

public sealed class RunHistoryTests
{
    [Fact]
    public void A_history_reads_back_equal()
    {
        var history = Sample();
        Assert.Equal(history.ToJsonLines(), RunHistory.Parse(history.ToJsonLines(), "history.jsonl").ToJsonLines());
        Assert.Contains("\"learning_rate\":0.001", history.ToJsonLines(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_line_is_named()
    {
        var error = Assert.Throws<DataFormatException>(() => RunHistory.Parse(Sample().ToJsonLines() + "{\"event\":", "h.jsonl"));
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void The_report_is_one_page_without_outside_files_and_escapes_labels()
    {
        var html = RunReport.ToHtml(
            "a<b", Sample(), new Dictionary<string, double> { ["accuracy"] = 0.5 }, ["<x>", "y"], new[,] { { 3, 1 }, { 0, 4 } }, "text & more", "seed: 1\n");
        Assert.Contains("&lt;x&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<x>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.Contains("polyline", html, StringComparison.Ordinal);
        Assert.Contains("text &amp; more", html, StringComparison.Ordinal);
    }

    private static RunHistory Sample()
    {
        var history = new RunHistory();
        history.Add(new HistoryEntry { Event = "train", Step = 10, Epoch = 0.5, Loss = 0.7, LearningRate = 0.001, RowsPerSecond = 100 });
        history.Add(new HistoryEntry { Event = "eval", Step = 20, Epoch = 1, Loss = double.NaN, Metrics = new Dictionary<string, double> { ["accuracy"] = 0.8 } });
        return history;
    }
}
