using System.CommandLine;
using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Commands;

/// <summary>`linnet predict`: labels for one text, for the lines of a file, or for standard input.</summary>
internal static class PredictCommand
{
    private const int LinesAtOnce = 256;

    internal static Command Create()
    {
        var model = CommonOptions.ModelFolder();
        var text = new Argument<string?>("text") { Description = "The text; without it lines are read from --file or standard input.", Arity = ArgumentArity.ZeroOrOne };
        var pair = new Option<string?>("--pair") { Description = "The second text of a pair." };
        var file = new Option<string?>("--file") { Description = "A file with one text a line (a pair's texts with a tab between)." };
        var top = new Option<int>("--top") { Description = "How many labels to show, best first.", DefaultValueFactory = _ => 1 };
        var threshold = new Option<float>("--threshold") { Description = "Least probability of a label of a multi-label model.", DefaultValueFactory = _ => 0.5f };
        var json = CommonOptions.Json();
        var command = new Command("predict", "Label texts. Example: linnet predict models/mine \"where is my parcel?\" --top 3") { model, text, pair, file, top, threshold, json };
        command.SetAction(result =>
        {
            var best = result.GetValue(top);
            if (best < 1) throw new ConfigurationException($"--top: {best} cannot be used; expected 1 or more.");
            using var pipeline = TextClassificationPipeline.Load(result.GetValue(model)!, new PipelineOptions { Threshold = result.GetValue(threshold) });
            var print = result.GetValue(json) ? (Action<TextInput, TextClassification>)((input, answer) => PrintJson(input, answer, best)) : (input, answer) => PrintText(pipeline, answer, best);
            if (result.GetValue(text) is { } single)
            {
                var input = new TextInput(single, result.GetValue(pair));
                print(input, pipeline.Classify(input));
                return 0;
            }

            using var reader = result.GetValue(file) is { } path ? OpenFile(path) : Console.In;
            foreach (var chunk in Lines(reader).Chunk(LinesAtOnce))
            {
                var answers = pipeline.Classify(chunk);
                for (var i = 0; i < chunk.Length; i++) print(chunk[i], answers[i]);
            }

            return 0;
        });
        return command;
    }

    private static StreamReader OpenFile(string path) => File.Exists(path)
        ? new StreamReader(path)
        : throw new DataFormatException(path, null, "there is no such file; name a file with one text a line.");

    private static IEnumerable<TextInput> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            yield return tab < 0 ? new TextInput(line) : new TextInput(line[..tab], line[(tab + 1)..]);
        }
    }

    private static void PrintText(TextClassificationPipeline pipeline, TextClassification answer, int top)
    {
        var shown = pipeline.Classifier.ProblemType == ProblemType.MultiLabel && top == 1
            ? answer.Scores.Where(score => answer.Labels.Contains(score.Label))
            : answer.Top(top);
        Console.WriteLine(string.Join('\t', shown.Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Label} {score.Score:F4}"))));
        if (answer.IsTruncated) Console.Error.WriteLine("linnet: the text was longer than the model reads; its end was left out.");
    }

    private static void PrintJson(TextInput input, TextClassification answer, int top) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("text", input.Text);
        if (input.Pair is not null) writer.WriteString("pair", input.Pair);
        writer.WriteStartArray("labels");
        foreach (var label in answer.Labels) writer.WriteStringValue(label);
        writer.WriteEndArray();
        writer.WriteStartArray("scores");
        foreach (var score in answer.Top(top))
        {
            writer.WriteStartObject();
            writer.WriteString("label", score.Label);
            writer.WriteNumber("score", score.Score);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("truncated", answer.IsTruncated);
    }));
}
