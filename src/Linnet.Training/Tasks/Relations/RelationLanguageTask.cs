using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.TextClassification;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Relations;

/// <summary>
/// Texts with two entities to the relation between them. Entities are marked in the text, and then it is a text classification: trainers, ensembles,
/// checkpoints and pipelines are those of that task.
/// </summary>
internal sealed class RelationLanguageTask : ILanguageTask
{
    private static readonly string[] AutoMembers = ["linear", RelationCnnConfig.Type];

    /// <inheritdoc/>
    public string Name => ModelTask.RelationExtraction;

    /// <inheritdoc/>
    public string Title => "Relation extraction";

    /// <inheritdoc/>
    public IReadOnlyList<string> ModelTypes { get; } = ["auto", "linear", RelationCnnConfig.Type, .. TransformerFactory.Types, "textcnn", "bilstm", "bigru", "ensemble"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => DevMetrics.Names;

    /// <inheritdoc/>
    public IReadOnlyList<(string Type, string Name)> CardMetrics { get; } = [(MetricNames.MacroF1, "Macro F1 of the relations"), (MetricNames.Accuracy, "Accuracy")];

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context)
    {
        Directory.CreateDirectory(context.Folder);
        var original = context.Recipe.Data;
        var recipe = Converted(context);
        var data = PreparedData.Load(recipe, line => context.Listener.Noted(line.Replace(recipe.Data.Train!, original.Train!, StringComparison.Ordinal)), context.Cancellation);
        DevMetrics.Check(recipe, data.ProblemType);

        // An entity that is cut off can not be judged, so there is more room than for texts of which the beginning is enough.
        recipe.Data.MaxLength ??= Math.Clamp(data.Traits.IsUnspaced ? data.Traits.LongTextCharacters + 16 : data.Traits.LongTextCharacters / 2, 32, 256);
        var trained = ModelTrainers.For(recipe.Model.Type).Train(new TrainingContext(
            RecipeDefaults.Resolve(recipe, data.Traits), data, context.Folder, context.Resume, context.Listener, context.Cancellation));
        try
        {
            return Measure(trained, data, original);
        }
        catch
        {
            trained.Classifier.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
    {
        using var classifier = TextClassifier.Load(modelFolder);
        return Measure(classifier, dataPath);
    }

    /// <summary>The recipe for the files with marked entities. What chooses members by itself does so on the training rows alone.</summary>
    private static Recipe Converted(RunContext context)
    {
        var recipe = context.Recipe.Copy();
        var isEnsemble = recipe.Model.Type is "auto" or "ensemble";
        var train = recipe.Data.Train ?? throw new ConfigurationException("data.train: no training file is named; give --data FILE.");
        recipe.Data.Train = RelationFile.Convert(train, Path.Combine(context.Folder, "train.jsonl"));
        if (recipe.Data.Dev is { } dev) recipe.Data.Dev = isEnsemble ? null : RelationFile.Convert(dev, Path.Combine(context.Folder, "dev.jsonl"));
        (recipe.Data.Test, recipe.Data.TextColumn, recipe.Data.LabelColumn) = (null, "text", "label");

        // A relation that occurs once in one direction is no reason to stop: the other direction teaches it too.
        if (recipe.Data.RareLabels == "fail") recipe.Data.RareLabels = "keep";
        if (isEnsemble) recipe.Model.Members ??= AutoMembers;
        return recipe;
    }

    private static FinishedRun Measure(TrainedModel trained, PreparedData data, DataSection original)
    {
        var (classifier, recipe) = (trained.Classifier, trained.Recipe.Copy());
        (recipe.Data.Train, recipe.Data.Dev, recipe.Data.Test, recipe.Data.TextColumn, recipe.Data.LabelColumn) =
            (original.Train, original.Dev, original.Test, original.TextColumn, original.LabelColumn);
        var heldOut = trained.HeldOut is ClassificationReport report ? new RelationReport(report) : null;
        var dev = original.Dev is { } devFile ? Measure(classifier, devFile)
            : heldOut ?? (data.Dev.Count > 0 ? Counted(ClassifierEvaluation.Run(classifier, data.Dev, data.Labels, data.DevName)) : null);
        var test = original.Test is { } testFile ? Measure(classifier, testFile) : null;
        classifier.Cleaning = data.Cleaning;
        return new FinishedRun(classifier)
        {
            Recipe = recipe,
            History = trained.History,
            WriteModel = classifier.WriteTo,
            Data = DataFiles.Sources(original, DataFiles.Hash(original), data.TrainCount, dev?.Count ?? 0, test?.Count ?? 0),
            TrainCount = data.TrainCount,
            ModelType = classifier.ModelType,
            Languages = [data.Traits.IsUnspaced ? "zh" : "en"],
            Kind = "model of relations between entities",
            Usage =
            [
                "using var relations = RelationExtractionPipeline.Load(\"{0}\");",
                "Console.WriteLine(relations.Extract([\"the <e1>fire</e1> caused great <e2>damage</e2>\"])[0].Label);",
            ],
            Labels = classifier.Labels,
            Cleaning = classifier.Cleaning,
            CardMetrics = ["f1", "accuracy"],
            DevName = original.Dev ?? original.Train!,
            Dev = dev,
            DevChooses = heldOut is null ? null : original.Dev is null,
            Test = test,
        };
    }

    private static RelationReport Measure(TextClassifier classifier, string path)
    {
        var labels = new LabelSet(classifier.Labels);
        var rows = RelationFile.Read(path).Select((row, i) => new TextRow(row.Marked, null, [row.Relation], i + 1)).ToList();
        return Counted(ClassifierEvaluation.Run(classifier, rows, labels, path));
    }

    private static RelationReport Counted(IEvaluationReport report) => new((ClassificationReport)report);
}
