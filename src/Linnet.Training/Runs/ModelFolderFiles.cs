using Linnet.Evaluation;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Training.Evaluations;
using Linnet.Training.History;
using Linnet.Training.Recipes;
using Linnet.Training.Tasks;

namespace Linnet.Training.Runs;

/// <summary>Writes the model folder of a finished run: the model, its provenance, its card, its history and report.</summary>
internal static class ModelFolderFiles
{
    internal const string Recipe = "recipe.yaml";
    internal const string History = "training_history.jsonl";
    internal const string Report = "training_report.html";

    internal static void Write(string output, ILanguageTask task, FinishedRun run)
    {
        var name = ModelEvaluation.NameOf(output);
        var yaml = RecipeFile.ToYaml(run.Recipe);
        var card = Card(name, task, run);
        if (run.Dev is { } dev) card.AddResult(name, ModelEvaluation.ToCardResult(task, run.DevName, "validation", dev));
        if (run.Test is { } test) card.AddResult(name, ModelEvaluation.ToCardResult(task, run.Recipe.Data.Test!, "test", test));
        ModelFolder.Write(output, folder =>
        {
            run.WriteModel(folder);
            folder.WriteInfo(new ModelInfo
            {
                Task = task.Name,
                Cleaning = run.Cleaning,
                ScoreRange = run.ScoreRange,
                Recipe = yaml,
                Seed = (long)run.Recipe.Seed,
                Data = run.Data,
                ParentModel = run.Recipe.Model.From,
            });
            folder.WriteCard(card);
            folder.WriteText(Recipe, yaml);
            folder.WriteText(History, run.History.ToJsonLines());
            if ((run.Test ?? run.Dev) is not { } shown) return;
            folder.WriteText(Report, RunReport.ToHtml(name, run.History, shown.Metrics, run.Labels, Confusion(shown), shown.ToText(), yaml));
        });
    }

    private static ModelCard Card(string name, ILanguageTask task, FinishedRun run) => ModelCard.Create(new CardFacts(name, LicenseOf(run.Recipe))
    {
        PipelineTag = task.Name,
        Kind = run.Kind,
        Usage = run.Usage,
        Languages = run.Recipe.Language ?? run.Languages,
        Datasets = [Path.GetFileName(Path.TrimEndingDirectorySeparator(run.Recipe.Data.Train!))],
        Metrics = run.CardMetrics,
        Architecture = run.ModelType,
        BaseModel = run.Recipe.Model.From,
        Labels = [.. run.Labels.Select(label => new KeyValuePair<string, string>(label, ""))],
        Training = $"Trained by Linnet on {run.TrainCount} rows with seed {run.Recipe.Seed}; `{Recipe}` repeats the run.",
    });

    /// <summary>In lower case, as model hubs list licences; SPDX identifiers mean the same in either.</summary>
    private static string LicenseOf(Recipe recipe) => (recipe.License ?? LicenseNames.Other).ToLowerInvariant();

    private static int[,]? Confusion(IEvaluationReport report)
    {
        if (report is not ClassificationReport classification) return null;
        var size = classification.Labels.Count;
        var counts = new int[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++) counts[row, column] = classification.Confusion[row, column];
        }

        return counts;
    }
}
