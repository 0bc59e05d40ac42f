using Linnet.Models.Pipelines;

namespace Linnet.Training.Evaluations;

/// <summary>
/// How a caller asks a language model for labels that it was not tuned for; what is left out comes from the prompt that the model was tuned with, where there
/// is one.
/// </summary>
/// <example>
/// <code>
/// var options = new PromptOptions { Labels = ["sports", "politics"], Template = "{text} This news is about {label}." };
/// var report = ModelEvaluation.Run("models/base", "test.tsv", new DataFileOptions(), options, Console.Error.WriteLine);
/// </code>
/// </example>
public sealed record PromptOptions
{
    /// <summary>The labels to choose from; null for the model's own, else those of the file.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>With <c>{text}</c> and, behind it, <c>{label}</c>; null for the model's own, else <see cref="Prompt.DefaultTemplate"/>.</summary>
    public string? Template { get; init; }

    /// <summary>The words that stand for labels, such as <c>positive=great/good</c>; a label that is not there stands for itself.</summary>
    public IReadOnlyList<string> Verbalizer { get; init; } = [];

    /// <summary>A file with labelled rows that are shown before each text (few-shot); null for none.</summary>
    public string? ShotsFrom { get; init; }

    /// <summary>How many rows of each label are shown; null for the whole of <see cref="ShotsFrom"/>.</summary>
    public int? ShotCount { get; init; }

    /// <summary>Seeds which rows are shown, and in which order.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => Labels is null && Template is null && Verbalizer.Count == 0 && ShotsFrom is null && ShotCount is null;

    /// <summary>The prompt that is meant.</summary>
    /// <param name="own">What the model was tuned with, or null.</param>
    /// <param name="found">Finds labels where neither the caller nor the model has any; null where there is nowhere to look.</param>
    /// <exception cref="ConfigurationException">There are no labels, or the parts do not make a prompt.</exception>
    public Prompt Resolve(Prompt? own, Func<IReadOnlyList<string>>? found = null)
    {
        if (own is not null && Labels is null && Template is null && Verbalizer.Count == 0) return own;
        var labels = Labels ?? own?.Labels ?? found?.Invoke()
            ?? throw new ConfigurationException("there are no labels to choose from; name them (--labels sports,politics), for the model was not tuned with any.");
        var words = new Dictionary<string, IReadOnlyList<string>>(Prompt.ParseWords(Verbalizer), StringComparer.Ordinal);
        for (var i = 0; i < own?.Labels.Count; i++)
        {
            if (labels.Contains(own.Labels[i])) words.TryAdd(own.Labels[i], own.Words[i]);
        }

        return new Prompt(labels, Template ?? own?.Template, words);
    }

    /// <summary>The rows to show before each text, in this order.</summary>
    /// <param name="labels">Those to choose from.</param>
    /// <exception cref="ConfigurationException">A number of rows is asked for that cannot be, or from no file.</exception>
    /// <exception cref="DataFormatException">The file has an unknown label, or too few rows of one.</exception>
    public IReadOnlyList<(string Text, string Label)> Shots(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (ShotCount < 1) throw new ConfigurationException($"shots: {ShotCount} cannot be used; expected 1 or more examples of each label.");
        if (ShotsFrom is null)
            return ShotCount is null ? [] : throw new ConfigurationException("shots: there is no file to take examples from; name one with --shots-from FILE.");
        return Tasks.Prompts.Shots.Draw(ShotsFrom, labels, ShotCount, Seed);
    }
}
