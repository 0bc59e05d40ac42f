using Linnet.Evaluation;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Training.Evaluations;
using Linnet.Training.History;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Runs;

/// <summary>Writes the model folder of a finished run: the model, its provenance, its card, its history and report.</summary>
internal static class ModelFolderFiles
{
    internal const string Recipe = "recipe.yaml";
    internal const string History = "training_history.jsonl";
    internal const string Report = "training_report.html";

    internal static void Write(string output, TrainedModel trained, PreparedData data, IEvaluationReport? dev, IEvaluationReport? test)
    {
        var name = ModelEvaluation.NameOf(output);
        var yaml = RecipeFile.ToYaml(trained.Recipe);
        var card = Card(name, trained, data);
        if (dev is not null) card.AddResult(name, ModelEvaluation.ToCardResult(data.DevName, "validation", dev));
        if (test is not null) card.AddResult(name, ModelEvaluation.ToCardResult(trained.Recipe.Data.Test!, "test", test));
        ModelFolder.Write(output, folder =>
        {
            trained.Classifier.WriteTo(folder);
            folder.WriteInfo(new ModelInfo
            {
                Cleaning = trained.Classifier.Cleaning,
                Recipe = yaml,
                Seed = (long)trained.Recipe.Seed,
                Data = Sources(trained.Recipe, data),
                ParentModel = trained.Recipe.Model.From,
            });
            folder.WriteCard(card);
            folder.WriteText(Recipe, yaml);
            folder.WriteText(History, trained.History.ToJsonLines());
            var shown = test ?? dev;
            if (shown is null) return;
            folder.WriteText(Report, RunReport.ToHtml(
                name, trained.History, shown.Metrics, trained.Classifier.Labels, Confusion(shown), shown.ToText(), yaml));
        });
    }

    private static ModelCard Card(string name, TrainedModel trained, PreparedData data) => ModelCard.Create(new CardFacts(name, LicenseOf(trained.Recipe))
    {
        Languages = trained.Recipe.Language ?? [data.Traits.IsUnspaced ? "zh" : "en"],
        Datasets = [Path.GetFileName(trained.Recipe.Data.Train!)],
        Metrics = ["accuracy", "f1"],
        Architecture = trained.Classifier.ModelType,
        BaseModel = trained.Recipe.Model.From,
        Labels = [.. trained.Classifier.Labels.Select(label => new KeyValuePair<string, string>(label, ""))],
        Training = $"Trained by Linnet on {data.TrainCount} rows with seed {trained.Recipe.Seed}; `{Recipe}` repeats the run.",
    });

    /// <summary>In lower case, as model hubs list licences; SPDX identifiers mean the same in either.</summary>
    private static string LicenseOf(Recipe recipe) => (recipe.License ?? LicenseNames.Other).ToLowerInvariant();

    private static List<DataSource> Sources(Recipe recipe, PreparedData data)
    {
        var sources = new List<DataSource> { Source("train", recipe.Data.Train!, data.TrainCount) };
        if (recipe.Data.Dev is { } dev) sources.Add(Source("dev", dev, data.Dev.Count));
        if (recipe.Data.Test is { } test) sources.Add(Source("test", test, data.Test.Count));
        return sources;

        DataSource Source(string role, string path, long rows) => new(role, Path.GetFileName(path), data.FileHashes[path], rows);
    }

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
