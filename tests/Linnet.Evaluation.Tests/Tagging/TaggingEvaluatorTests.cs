using System.Text.Json;

namespace Linnet.Evaluation.Tests.Tagging;

public sealed class TaggingEvaluatorTests
{
    [Fact]
    public void The_example_of_seqevals_page_has_its_published_scores()
    {
        // One MISC span found one token too long, one PER span found: precision, recall and F1 0.5, accuracy 0.8.
        var report = Run(
            ["O O O B-MISC I-MISC I-MISC O", "B-PER I-PER O"],
            ["O O B-MISC I-MISC I-MISC I-MISC O", "B-PER I-PER O"]);
        Assert.Equal((0.5, 0.5, 0.5, 0.8), (report.Overall.Precision, report.Overall.Recall, report.Overall.F1, report.Accuracy));
        Assert.Equal([("MISC", 0.0, 1), ("PER", 1.0, 1)], report.Types.Select(type => (type.Label, type.Scores.F1, type.Scores.Support)));
    }

    [Fact]
    public void Type_and_bounds_must_both_be_right()
    {
        var report = Run(["B-PER I-PER O B-LOC O B-ORG"], ["B-PER O O B-ORG O B-ORG"]);
        Assert.Equal((1.0 / 3, 1.0 / 3), (report.Overall.Precision, report.Overall.Recall));
        Assert.Equal(4.0 / 6, report.Accuracy);
    }

    [Fact]
    public void A_stray_inside_tag_begins_a_span_as_in_conlleval_but_not_strictly()
    {
        string[] truth = ["B-LOC I-LOC O B-PER"], predicted = ["I-LOC I-LOC O B-PER"];
        Assert.Equal(1, Run(truth, predicted).Overall.F1);
        var strict = Run(truth, predicted, isStrict: true);
        Assert.Equal((1.0, 0.5), (strict.Overall.Precision, strict.Overall.Recall));
    }

    [Fact]
    public void Schemes_may_differ()
    {
        Assert.Equal(1, Run(["B-LOC I-LOC O B-PER"], ["B-LOC E-LOC O S-PER"]).Overall.F1);
    }

    [Fact]
    public void Parts_of_speech_count_one_by_one()
    {
        var report = Run(["DT NN VB", "NN"], ["DT NN NN", "NN"]);
        Assert.Equal((0.75, 0.75), (report.Overall.F1, report.Accuracy));
        Assert.Equal(2.0 / 3, report.Types.Single(type => type.Label == "NN").Scores.Precision);
    }

    [Fact]
    public void Nothing_found_and_nothing_there_are_zeros_without_nan()
    {
        var report = Run(["O O"], ["O O"]);
        Assert.Equal((0.0, 1.0), (report.Overall.F1, report.Accuracy));
        Assert.Equal(0, Run(["B-A O"], ["O O"]).Overall.Precision);
    }

    [Fact]
    public void Json_is_one_flat_object_and_the_text_has_a_row_for_each_type()
    {
        var report = Run(["B-PER O", "B-LOC"], ["B-PER O", "O"]);
        using var json = JsonDocument.Parse(report.ToJson());
        Assert.Equal(["precision", "recall", "f1", "accuracy", "macro_f1", "weighted_f1", "rows"], json.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(2.0 / 3, json.RootElement.GetProperty("f1").GetDouble(), 12);
        Assert.Contains("         PER     1.0000    1.0000    1.0000         1", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("   micro avg     1.0000    0.5000    0.6667         2", report.ToText(), StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(report.ToJson(details: true)).RootElement.GetProperty("per_label").GetProperty("PER").GetProperty("f1").GetDouble());
    }

    [Fact]
    public void Rows_that_do_not_fit_are_errors()
    {
        Assert.Throws<ShapeException>(() => Run([], []));
        Assert.Throws<ShapeException>(() => Run(["O"], ["O", "O"]));
        Assert.Contains("Row 1", Assert.Throws<ShapeException>(() => Run(["O", "O O"], ["O", "O"])).Message, StringComparison.Ordinal);
    }

    private static TaggingReport Run(string[] truth, string[] predicted, bool isStrict = false) =>
        TaggingEvaluator.Evaluate([.. truth.Select(row => row.Split(' '))], [.. predicted.Select(row => row.Split(' '))], isStrict);
}
