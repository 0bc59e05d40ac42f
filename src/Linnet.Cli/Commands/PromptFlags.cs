using System.CommandLine;
using Linnet.Training.Evaluations;

namespace Linnet.Cli.Commands;

/// <summary>How a language model is asked for labels, as flags of the commands that ask.</summary>
internal sealed class PromptFlags
{
    private readonly Option<string?> _labels = new("--labels") { Description = "Labels to choose from, with commas, for a language model: zero-shot classification." };
    private readonly Option<string?> _template = new("--template") { Description = "How a language model is asked, with {text} and behind it {label}." };
    private readonly Option<string?> _verbalizer = new("--verbalizer", "--verbalizers") { Description = "Words that stand for labels, with commas: positive=great/good,negative=bad." };
    private readonly Option<string?> _shotsFrom = new("--shots-from", "--examples") { Description = "File with labelled rows that are shown to a language model before each text." };
    private readonly Option<int?> _shots = new("--shots") { Description = "How many rows of each label are shown; the whole file where left out." };
    private readonly Option<ulong?> _seed = new("--seed") { Description = "Chooses which rows are shown, and in which order." };

    /// <summary>Adds the flags to a command.</summary>
    internal PromptFlags(Command command)
    {
        foreach (var option in (Option[])[_labels, _template, _verbalizer, _shotsFrom, _shots, _seed]) command.Add(option);
    }

    /// <summary>What was given.</summary>
    internal PromptOptions Read(ParseResult result)
    {
        var options = new PromptOptions
        {
            Labels = result.GetValue(_labels) is { } labels ? List(labels) : null,
            Template = result.GetValue(_template),
            Verbalizer = List(result.GetValue(_verbalizer) ?? string.Empty),
            ShotsFrom = result.GetValue(_shotsFrom),
            ShotCount = result.GetValue(_shots),
        };
        return result.GetValue(_seed) is { } seed ? options with { Seed = seed } : options;
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
