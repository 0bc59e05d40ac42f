using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.TextClassification;

/// <summary>Labels for texts and pairs of texts.</summary>
internal sealed class TextClassificationLanguageTask : ILanguageTask
{
    /// <inheritdoc/>
    public string Name => ModelTask.TextClassification;

    /// <inheritdoc/>
    public string Title => "Text classification";

    /// <inheritdoc/>
    public IReadOnlyList<string> ModelTypes { get; } = ["auto", "linear", "fasttext", "textcnn", "bilstm", "bigru", .. TransformerFactory.Types, .. DecoderFactory.Types, "ensemble"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => DevMetrics.Names;

    /// <inheritdoc/>
    public IReadOnlyList<(string Type, string Name)> CardMetrics { get; } =
    [
        (MetricNames.Accuracy, "Accuracy"), (MetricNames.MacroF1, "Macro F1"), (MetricNames.WeightedF1, "Weighted F1"),
        (MetricNames.MicroF1, "Micro F1"), (MetricNames.Mcc, "Matthews correlation"), (MetricNames.RocAuc, "ROC AUC"), (MetricNames.LogLoss, "Log loss"),
        (MetricNames.CalibrationError, "Expected calibration error"),
    ];

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context)
    {
        var data = PreparedData.Load(context.Recipe, context.Listener.Noted, context.Cancellation);
        DevMetrics.Check(context.Recipe, data.ProblemType);
        if (context.Recipe.Model is { From: not null, Type: "linear" or "fasttext" or "ensemble" })
            throw new ConfigurationException($"model.from: a model of type {context.Recipe.Model.Type} cannot be trained further; name a neural model's folder, or leave --from out.");
        var resolved = RecipeDefaults.Resolve(context.Recipe, data.Traits);
        var trained = ModelTrainers.For(resolved.Model.Type).Train(
            new TrainingContext(resolved, data, context.Folder, context.Resume, context.Listener, context.Cancellation));
        try
        {
            return Measure(trained, data);
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
        var labels = new LabelSet(classifier.Labels);
        return ClassifierEvaluation.Run(classifier, PreparedData.ReadLabeled(dataPath, options, labels, note), labels, dataPath);
    }

    private static FinishedRun Measure(TrainedModel trained, PreparedData data)
    {
        var classifier = trained.Classifier;
        var dev = trained.HeldOut ?? (data.Dev.Count > 0 ? ClassifierEvaluation.Run(classifier, data.Dev, data.Labels, data.DevName) : null);
        var test = data.Test.Count > 0 ? ClassifierEvaluation.Run(classifier, data.Test, data.Labels, trained.Recipe.Data.Test!) : null;
        classifier.Cleaning = data.Cleaning; // only now: the rows of the run came cleaned
        return new FinishedRun(classifier)
        {
            Recipe = trained.Recipe,
            History = trained.History,
            WriteModel = classifier.WriteTo,
            Data = DataFiles.Sources(trained.Recipe.Data, data.FileHashes, data.TrainCount, data.Dev.Count, data.Test.Count),
            TrainCount = data.TrainCount,
            ModelType = classifier.ModelType,
            Languages = [data.Traits.IsUnspaced ? "zh" : "en"],
            Kind = "text classifier",
            Usage = ["using var classifier = TextClassificationPipeline.Load(\"{0}\");", "Console.WriteLine(classifier.Classify(\"a text\").Label);"],
            Labels = classifier.Labels,
            Cleaning = classifier.Cleaning,
            CardMetrics = ["accuracy", "f1"],
            DevName = data.DevName,
            Dev = dev,
            DevChooses = trained.HeldOut is null ? null : true,
            Test = test,
        };
    }
}
