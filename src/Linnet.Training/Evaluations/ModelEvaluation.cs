using Linnet.Data;
using Linnet.Evaluation;
using Linnet.IO;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Training.Tasks;
using Linnet.Training.Tasks.Prompts;

namespace Linnet.Training.Evaluations;

/// <summary>Measures a model folder on true answers, as its task does it, and puts the result into its card.</summary>
public static class ModelEvaluation
{
    /// <summary>Loads a model folder and measures it.</summary>
    /// <param name="modelFolder">The folder.</param>
    /// <param name="dataPath">Rows with the true answers; every label must be known to the model.</param>
    /// <param name="options">How to read the file, where that is not to be found out.</param>
    /// <param name="note">Hears what was left out.</param>
    /// <exception cref="ModelFormatException">The folder cannot be loaded.</exception>
    /// <exception cref="DataFormatException">The file cannot be used, or has a label that the model lacks.</exception>
    public static IEvaluationReport Run(string modelFolder, string dataPath, DataFileOptions options, Action<string> note) =>
        LanguageTasks.Of(modelFolder).Evaluate(modelFolder, dataPath, options, note);

    /// <summary>Measures a language model that tells labels by a prompt, whether it was tuned for that or not.</summary>
    /// <param name="modelFolder">A masked or a causal language model.</param>
    /// <param name="dataPath">Rows with the true labels.</param>
    /// <param name="options">How to read the file, where that is not to be found out.</param>
    /// <param name="prompting">How to ask.</param>
    /// <param name="note">Hears what was left out, and what should be known of the prompt's words.</param>
    /// <exception cref="ModelFormatException">The folder cannot be loaded, or holds no language model.</exception>
    /// <exception cref="DataFormatException">A file cannot be used, or has a label that is not among those to choose from.</exception>
    /// <exception cref="ConfigurationException">The prompt cannot be used with this model.</exception>
    public static IEvaluationReport Run(string modelFolder, string dataPath, DataFileOptions options, PromptOptions prompting, Action<string> note)
    {
        ArgumentNullException.ThrowIfNull(prompting);
        return PromptLanguageTask.Evaluate(modelFolder, dataPath, options, prompting, note);
    }

    /// <summary>Adds a result to the card of a model folder; the rest of the card stays as its author wrote it.</summary>
    /// <param name="modelFolder">The folder.</param>
    /// <param name="dataPath">The file that was measured on.</param>
    /// <param name="report">The result.</param>
    /// <param name="taskName">The task that was measured, where it is not the folder's own.</param>
    public static void AddToCard(string modelFolder, string dataPath, IEvaluationReport report, string? taskName = null)
    {
        var task = LanguageTasks.Of(modelFolder, taskName);
        var path = Path.Combine(modelFolder, ModelFolder.CardFile);
        var card = File.Exists(path) ? ModelCard.Read(path) : ModelCard.Create(new CardFacts(NameOf(modelFolder), "other") { PipelineTag = LanguageTasks.Of(modelFolder).Name });
        card.AddResult(NameOf(modelFolder), ToCardResult(task, dataPath, null, report));
        AtomicFile.WriteText(path, card.ToString());
    }

    internal static CardResult ToCardResult(ILanguageTask task, string dataPath, string? split, IEvaluationReport report) => new(
        Path.GetFileName(dataPath),
        [.. task.CardMetrics.Where(metric => report.Metrics.ContainsKey(metric.Type)).Select(metric => new CardMetric(metric.Type, metric.Name, report.Metrics[metric.Type]))])
    {
        TaskType = task.Name,
        TaskName = task.Title,
        Split = split,
    };

    internal static string NameOf(string modelFolder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(modelFolder)));
}
