using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Models.Generation;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Commands;

/// <summary>`linnet generate`: continues a text.</summary>
internal static class GenerateCommand
{
    private static readonly Option<string?> Prompt = new("--prompt") { Description = "The text to continue; without it standard input is read to its end." };
    private static readonly Option<int?> MaxNewTokens = new("--max-new-tokens") { Description = "Most tokens to add; else what the model folder says, or 100." };
    private static readonly Option<bool> Greedy = new("--greedy") { Description = "Always take the most probable token." };
    private static readonly Option<float?> Temperature = new("--temperature") { Description = "Draw tokens; below 1 bolder, above 1 more varied." };
    private static readonly Option<int?> TopK = new("--top-k") { Description = "Draw among so many most probable tokens; 0 for all." };
    private static readonly Option<float?> TopP = new("--top-p") { Description = "Draw among the most probable tokens that together have this probability." };
    private static readonly Option<float?> RepetitionPenalty = new("--repetition-penalty") { Description = "Above 1 makes tokens that have occurred less probable." };
    private static readonly Option<string[]> Stop = new("--stop") { Description = "The text ends before this; may be given several times." };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Seeds the drawing." };

    internal static Command Create()
    {
        var model = CommonOptions.ModelFolder();
        var json = CommonOptions.Json();
        var command = new Command("generate", "Continue a text. Example: linnet generate models/stories --prompt \"Once upon a time\" --max-new-tokens 100 --temperature 0.8")
        {
            model, Prompt, MaxNewTokens, Greedy, Temperature, TopK, TopP, RepetitionPenalty, Stop, Seed, json,
        };
        command.SetAction(result =>
        {
            using var pipeline = TextGenerationPipeline.Load(result.GetValue(model)!);
            return Run(pipeline, result.GetValue(Prompt) ?? Console.In.ReadToEnd(), Settings(result, pipeline.Defaults), result.GetValue(json));
        });
        return command;
    }

    private static int Run(TextGenerationPipeline pipeline, string prompt, GenerationConfig settings, bool asJson)
    {
        var generated = asJson ? pipeline.Generate(prompt, settings) : pipeline.Generate(prompt, settings, Write);
        if (asJson)
        {
            Console.WriteLine(JsonOutput.Line(writer =>
            {
                writer.WriteStartArray("ids");
                foreach (var id in generated.Ids) writer.WriteNumberValue(id);
                writer.WriteEndArray();
                writer.WriteString("text", generated.Text);
            }));
        }
        else
        {
            Console.WriteLine();
        }

        if (generated.IsWindowed)
            Console.Error.WriteLine($"linnet: prompt and text were longer than the {pipeline.Model.MaxLength} tokens that the model can hold; it forgot the beginning.");
        return 0;
    }

    private static void Write(string piece)
    {
        Console.Write(piece);
        Console.Out.Flush();
    }

    private static GenerationConfig Settings(ParseResult result, GenerationConfig defaults)
    {
        var (temperature, topK, topP) = (result.GetValue(Temperature), result.GetValue(TopK), result.GetValue(TopP));
        var draws = temperature is not null || topK is not null || topP is not null;
        if (result.GetValue(Greedy) && draws)
            throw new ConfigurationException("--greedy takes the most probable token and leaves no choice to --temperature, --top-k and --top-p; give one or the other.");
        return defaults with
        {
            MaxNewTokens = result.GetValue(MaxNewTokens) ?? defaults.MaxNewTokens,
            DoSample = !result.GetValue(Greedy) && (draws || defaults.DoSample),
            Temperature = temperature ?? defaults.Temperature,
            TopK = topK ?? defaults.TopK,
            TopP = topP ?? defaults.TopP,
            RepetitionPenalty = result.GetValue(RepetitionPenalty) ?? defaults.RepetitionPenalty,
            StopStrings = result.GetValue(Stop) is { Length: > 0 } stop ? stop : defaults.StopStrings,
            Seed = result.GetValue(Seed),
        };
    }
}
