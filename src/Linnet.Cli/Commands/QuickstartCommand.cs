using System.CommandLine;
using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Pipelines;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Cli.Commands;

/// <summary>`linnet quickstart`: the whole way on shipped sample data, in under a minute.</summary>
internal static class QuickstartCommand
{
    private static readonly Dictionary<string, (string Folder, string[] Examples)> Languages = new(StringComparer.Ordinal)
    {
        ["en"] = ("customer-service-en", ["my parcel was supposed to be here on Monday, where is it?", "please take me through to a real person", "the card was charged twice"]),
        ["zh"] = ("customer-service-zh", ["包裹三天没动静了，到底到哪儿了？", "别用机器人回复了，转人工", "同一笔订单扣了我两次钱"]),
    };

    internal static Command Create()
    {
        var output = new Option<string>("--out") { Description = "Folder to write the model into.", DefaultValueFactory = _ => "models/quickstart" };
        var language = new Option<string>("--language") { Description = "en or zh.", DefaultValueFactory = _ => "en" };
        var command = new Command("quickstart", "Train, measure and use a small model on shipped sample data. Example: linnet quickstart --language zh") { output, language };
        command.SetAction(result => Run(result.GetValue(output)!, result.GetValue(language)!));
        return command;
    }

    private static int Run(string output, string language)
    {
        if (!Languages.TryGetValue(language, out var sample))
            throw new ConfigurationException($"--language: '{language}' is not there; use one of {string.Join(", ", Languages.Keys)}.");
        var data = SampleFolder(sample.Folder);
        var recipe = new Recipe { Output = output };
        recipe.Data.Train = Path.Combine(data, "train.tsv");
        recipe.Data.Dev = Path.Combine(data, "dev.tsv");
        recipe.Data.Test = Path.Combine(data, "test.tsv");
        var listener = new ConsoleListener();
        Console.WriteLine($"Training a customer-service intent model on {recipe.Data.Train}: an n-gram model, a convolutional and a recurrent network, weighted on dev ...");
        var outcome = TrainingRun.Start(recipe, listener);
        listener.Clear();
        Console.WriteLine();
        Console.WriteLine("On the test rows, which training never saw:");
        Console.WriteLine(outcome.Test!.ToText());
        using var pipeline = TextClassificationPipeline.Load(output);
        foreach (var example in sample.Examples)
        {
            var answer = pipeline.Classify(example);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{example}\n  -> {answer.Label} ({answer.Score:P0})"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {outcome.Duration.TotalSeconds:F0} s. The model is the folder {output}; next:"));
        Console.WriteLine($"  linnet predict {output} \"where is my parcel?\" --top 3");
        Console.WriteLine($"  linnet inspect {output}");
        Console.WriteLine("  linnet train --data your.tsv --out models/yours");
        return 0;
    }

    private static string SampleFolder(string name)
    {
        // The path is shown to the user, so it is kept short where the tool runs from the repository's root.
        var local = Path.Combine("samples", "data", name);
        return Directory.Exists(local) ? local : Path.Combine(AppContext.BaseDirectory, "samples", "data", name);
    }
}
