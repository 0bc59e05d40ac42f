using Linnet.Models.Folder;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Tasks.Pretraining;
using Linnet.Training.Tasks.Prompts;
using Linnet.Training.Tasks.QuestionAnswering;
using Linnet.Training.Tasks.Relations;
using Linnet.Training.Tasks.Sequences;
using Linnet.Training.Tasks.Similarity;
using Linnet.Training.Tasks.Summarization;
using Linnet.Training.Tasks.Tagging;
using Linnet.Training.Tasks.TextClassification;
using Linnet.Training.Tasks.TextGeneration;

namespace Linnet.Training.Tasks;

/// <summary>The table of tasks, one line each.</summary>
internal static class LanguageTasks
{
    private const string Auto = "auto";

    internal static readonly ILanguageTask[] All =
    [
        new TextClassificationLanguageTask(),
        TaggingLanguageTask.TokenClassification,
        TaggingLanguageTask.IntentSlot,
        new TextGenerationLanguageTask(),
        new SimilarityLanguageTask(),
        new RelationLanguageTask(),
        SequenceLanguageTask.Translation,
        new SummarizationLanguageTask(),
        new QuestionAnsweringLanguageTask(),
        PretrainingLanguageTask.FillMask,
        PretrainingLanguageTask.ReplacedTokens,
        new PromptLanguageTask(),
    ];

    internal static string[] Names => [.. All.Select(task => task.Name)];

    /// <summary>What <c>model.type</c> can be in any task.</summary>
    internal static string[] ModelTypes => [.. All.SelectMany(task => task.ModelTypes).Prepend(Auto).Distinct()];

    /// <summary>What <c>training.metric</c> can be in any task.</summary>
    internal static string[] Metrics => [.. All.SelectMany(task => task.Metrics).Distinct()];

    /// <summary>The task that a recipe names.</summary>
    internal static ILanguageTask Of(Recipe recipe) => Find(recipe.Task)
        ?? throw new ConfigurationException($"task: '{recipe.Task}' is not known; use one of {string.Join(", ", Names)}.");

    /// <summary>The task of the model in a folder.</summary>
    /// <param name="modelFolder">The folder.</param>
    /// <param name="asked">Another task that the model is put to; null for its own.</param>
    internal static ILanguageTask Of(string modelFolder, string? asked = null)
    {
        var name = asked ?? ModelTask.Of(modelFolder);
        return Find(name) ?? throw new ModelFormatException(
            modelFolder, $"is a model for '{name}', which cannot be measured; known tasks are {string.Join(", ", Names)}.");
    }

    /// <summary>
    /// A copy of a recipe in which the model type is one that the task has: <c>auto</c> is the parent's type where there is one, else the
    /// task's first, unless the task chooses by itself.
    /// </summary>
    /// <exception cref="ConfigurationException">The task does not have the model type or the metric: names those that it has.</exception>
    internal static Recipe Fit(ILanguageTask task, Recipe recipe)
    {
        var types = task.ModelTypes;
        var type = recipe.Model.Type;
        if (type == Auto && recipe.Model.From is { } parent) type = ModelFolder.Open(parent).Config.ModelType;
        if (type == Auto && !types.Contains(Auto)) type = types[0];
        if (!types.Contains(type))
            throw new ConfigurationException($"model.type: '{type}' cannot be trained for {task.Name}; use one of {string.Join(", ", types)}.");
        if (recipe.Training.Metric is { } metric && !task.Metrics.Contains(metric))
            throw new ConfigurationException($"training.metric: '{metric}' is not defined for {task.Name}; use one of {string.Join(", ", task.Metrics)}.");
        if (recipe.Model.EnsembleSize > 1 && task is not TaggingLanguageTask)
            throw new ConfigurationException($"model.ensemble_size: works for taggers ({ModelTask.TokenClassification}, {ModelTask.IntentSlot}) and the task is {task.Name}; leave it out.");
        var fitted = recipe.Copy();
        fitted.Model.Type = type;
        AdversarialPass.Check(fitted);
        return fitted;
    }

    private static ILanguageTask? Find(string name) => Array.Find(All, task => task.Name == name);
}
