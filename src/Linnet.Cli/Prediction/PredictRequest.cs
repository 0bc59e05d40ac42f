using Linnet.Models.Pipelines;
using Linnet.Training.Evaluations;

namespace Linnet.Cli.Prediction;

/// <summary>What `linnet predict` was asked.</summary>
/// <param name="Model">The model folder.</param>
/// <param name="Text">The one text; null to read lines.</param>
/// <param name="Pair">The second text of a pair.</param>
/// <param name="File">A file with one input a line; null for standard input.</param>
/// <param name="Top">How many answers to show, best first, 1 or more.</param>
/// <param name="Threshold">Least probability of an answer, where a model may give any number of them.</param>
/// <param name="Json">One JSON object for each input instead of text for people.</param>
internal sealed record PredictRequest(string Model, string? Text, string? Pair, string? File, int Top, float Threshold, bool Json)
{
    /// <summary>Texts followed at a time by a model that writes; null for what its folder says.</summary>
    internal int? NumBeams { get; init; }

    /// <summary>Above 1 favours longer texts of a model that writes; null for what its folder says.</summary>
    internal float? LengthPenalty { get; init; }

    /// <summary>Sentences that a model picks; null for what its folder says.</summary>
    internal int? NumSentences { get; init; }

    private const int LinesAtOnce = 256;

    /// <summary>How a language model is asked for labels; empty where it is not.</summary>
    internal PromptOptions Prompt { get; init; } = new();

    /// <summary>The inputs, some hundred at a time, so that they can be answered together: the one text, or a line each with a tab in a pair.</summary>
    internal IEnumerable<TextInput[]> Inputs()
    {
        if (Text is { } single)
        {
            yield return [new TextInput(single, Pair)];
            yield break;
        }

        using var reader = File is { } path ? Open(path) : Console.In;
        foreach (var chunk in Lines(reader).Chunk(LinesAtOnce)) yield return chunk;
    }

    private static StreamReader Open(string path) => System.IO.File.Exists(path)
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
}
