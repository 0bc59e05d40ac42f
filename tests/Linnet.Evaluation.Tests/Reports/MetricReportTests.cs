using System.Text.Json;

namespace Linnet.Evaluation.Tests;

public sealed class MetricReportTests
{
    private static readonly MetricReport Report = new(
        12, new Dictionary<string, double> { ["bleu"] = 31.25, ["chrf"] = 5.5 }, new Dictionary<string, string> { ["bleu_signature"] = "nrefs:1" });

    [Fact]
    public void Text_lines_up() => Assert.Equal("bleu  31.25\nchrf   5.50\nrows     12\nbleu_signature: nrefs:1\n", Report.ToText(2));

    [Fact]
    public void Json_is_flat_and_has_notes_on_request()
    {
        using var flat = JsonDocument.Parse(Report.ToJson());
        Assert.Equal(["bleu", "chrf", "rows"], flat.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(31.25, flat.RootElement.GetProperty("bleu").GetDouble());
        using var detailed = JsonDocument.Parse(Report.ToJson(details: true));
        Assert.Equal("nrefs:1", detailed.RootElement.GetProperty("bleu_signature").GetString());
    }

    [Fact]
    public void A_metric_can_be_added() => Assert.Equal(["bleu", "chrf", "loss"], Report.With("loss", 0.5).Metrics.Keys);
}
