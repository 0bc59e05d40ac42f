using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Linnet.Cli.Output;
using Linnet.Evaluation;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Cli.Commands;

/// <summary>`linnet train`: from a recipe, or from flags, each of which is one field of a recipe.</summary>
internal static class TrainCommand
{
    internal static Command Create()
    {
        var recipePath = new Argument<string?>("recipe") { Description = "A recipe.yaml; flags override its fields.", Arity = ArgumentArity.ZeroOrOne };
        var resume = new Option<bool>("--resume") { Description = "Go on from the last checkpoint of an interrupted run with the same --out." };
        var json = CommonOptions.Json();
        var command = new Command(
            "train", "Train a model. Example: linnet train --model textcnn --data train.tsv --dev dev.tsv --out models/mine") { recipePath, resume, json };
        var flags = new RecipeFlags(command);
        command.SetAction(result =>
        {
            var recipe = result.GetValue(recipePath) is { } path ? RecipeFile.Read(path) : new Recipe();
            flags.Apply(result, recipe);
            return Run(recipe, result.GetValue(resume), result.GetValue(json));
        });
        return command;
    }

    /// <summary>Runs a recipe to its end, or to where the user stops it.</summary>
    internal static int Run(Recipe recipe, bool resume, bool asJson)
    {
        var listener = new ConsoleListener();
        using var interruption = new CancellationTokenSource();
        ConsoleCancelEventHandler stop = (_, pressed) =>
        {
            // The first Ctrl+C ends the run after the current step, with a checkpoint; a second one ends it at once.
            pressed.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        };
        Console.CancelKeyPress += stop;
        try
        {
            var outcome = TrainingRun.Start(recipe, listener, resume, interruption.Token);
            listener.Clear();
            Print(outcome, asJson);
            return 0;
        }
        finally
        {
            listener.Clear();
            Console.CancelKeyPress -= stop;
        }
    }

    private static void Print(TrainingOutcome outcome, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonOutput.Line(writer =>
            {
                writer.WriteString("model", outcome.ModelFolder);
                writer.WriteNumber("seconds", Math.Round(outcome.Duration.TotalSeconds, 2));
                WriteMetrics(writer, "dev", outcome.Dev);
                WriteMetrics(writer, "test", outcome.Test);
            }));
            return;
        }

        if (outcome.Dev is { } dev) Console.WriteLine($"{DevName(outcome)}\n{dev.ToText()}");
        if (outcome.Test is { } test) Console.WriteLine($"test\n{test.ToText()}");
        var next = outcome.Recipe.Task == "text-generation" ? "generate {0} --prompt" : "predict {0}";
        var command = string.Format(CultureInfo.InvariantCulture, next, outcome.ModelFolder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrote {outcome.ModelFolder} in {outcome.Duration.TotalSeconds:F1} s; try: linnet {command} \"a text\""));
    }

    private static string DevName(TrainingOutcome outcome)
    {
        var rows = outcome.Recipe.Data.Dev is null ? "held-out rows of the training file" : "dev";
        return $"{rows} ({(outcome.DevChooses ? "what the best state was chosen on" : "measured once; nothing was chosen by it")})";
    }

    private static void WriteMetrics(Utf8JsonWriter writer, string name, IEvaluationReport? report)
    {
        if (report is null) return;
        writer.WriteStartObject(name);
        foreach (var (metric, value) in report.Metrics.Where(pair => double.IsFinite(pair.Value))) writer.WriteNumber(metric, value);
        writer.WriteEndObject();
    }
}
