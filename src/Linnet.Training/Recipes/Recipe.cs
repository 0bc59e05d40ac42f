namespace Linnet.Training.Recipes;

/// <summary>
/// A training run described whole: task, data, tokeniser, model, optimisation, evaluation, seed. A value that is null is
/// filled in by <see cref="RecipeDefaults"/> from the model and the data; the run writes the recipe that it used into the model folder.
/// Same recipe, same seed, same number of threads: the same weights, bit for bit.
/// </summary>
public sealed class Recipe
{
    /// <summary>The task, as in Hugging Face's <c>pipeline_tag</c>.</summary>
    public string Task { get; set; } = "text-classification";

    /// <summary>Folder to write the model into.</summary>
    public string? Output { get; set; }

    /// <summary>Seeds everything random: initial weights, order, dropout, augmentation, splits.</summary>
    public ulong Seed { get; set; } = 42;

    /// <summary>Threads; null for all processors. Part of what makes a run repeatable.</summary>
    public int? Threads { get; set; }

    /// <summary>The model's licence, an SPDX identifier, or <c>other</c>; null for <c>other</c>.</summary>
    public string? License { get; set; }

    /// <summary>ISO 639 codes of the texts' languages; null to guess.</summary>
    public IReadOnlyList<string>? Language { get; set; }

    /// <summary>The files and how to read them.</summary>
    public DataSection Data { get; } = new();

    /// <summary>The tokeniser.</summary>
    public TokenizerSection Tokenizer { get; } = new();

    /// <summary>The architecture and its sizes.</summary>
    public ModelSection Model { get; } = new();

    /// <summary>Pre-training on plain text.</summary>
    public PretrainingSection Pretraining { get; } = new();

    /// <summary>How a language model is asked for labels.</summary>
    public PromptSection Prompt { get; } = new();

    /// <summary>Optimisation.</summary>
    public TrainingSection Training { get; } = new();

    /// <summary>A copy that can be changed without changing this one.</summary>
    public Recipe Copy()
    {
        var copy = new Recipe();
        foreach (var field in RecipeFields.All)
        {
            if (field.Get(this) is { } value) field.Set(copy, value);
        }

        return copy;
    }
}
