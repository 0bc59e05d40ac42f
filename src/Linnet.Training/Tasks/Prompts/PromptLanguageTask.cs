using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Encoded;
using Linnet.Training.Evaluations;
using Linnet.Training.Neural;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Prompts;

/// <summary>Labels by the words that a masked language model puts into the gap of a template, tuned on labelled rows.</summary>
internal sealed class PromptLanguageTask : ILanguageTask
{
    /// <inheritdoc/>
    public string Name => ModelTask.ZeroShotClassification;

    /// <inheritdoc/>
    public string Title => "Prompted classification";

    /// <inheritdoc/>
    public IReadOnlyList<string> ModelTypes { get; } = ["bert", "distilbert", "roberta"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => DevMetrics.Names;

    /// <inheritdoc/>
    public IReadOnlyList<(string Type, string Name)> CardMetrics { get; } = [(MetricNames.Accuracy, "Accuracy"), (MetricNames.MacroF1, "Macro F1")];

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context)
    {
        if (context.Recipe.Model.From is null)
            throw new ConfigurationException("model.from: prompt learning goes on from a masked language model; name its folder with --from, or make one with linnet pretrain.");
        Directory.CreateDirectory(context.Folder);
        var data = PreparedData.Load(context.Recipe, context.Listener.Noted, context.Cancellation);
        if (data.ProblemType != ProblemType.SingleLabel)
            throw new ConfigurationException("prompt learning tells one label a row; train text-classification on rows with several.");
        DevMetrics.Check(context.Recipe, data.ProblemType);
        var recipe = Resolve(context.Recipe);
        context = context with { Recipe = recipe };
        var prompt = new Prompt([.. data.Labels], recipe.Prompt.Template, Prompt.ParseWords(recipe.Prompt.Verbalizer ?? []));
        var encoder = EncoderFactory.Create(context, []);
        var config = TransformerFactory.Create(recipe, encoder.Tokenizer.VocabularySize, encoder.PadId) with { Head = EncoderHead.MaskedLM, Labels = [] };
        var pipeline = new FillMaskPipeline(NetworkFactory.Make<MaskedLanguageModel>(config), encoder);
        try
        {
            using (var asked = ZeroShotClassificationPipeline.Borrow(pipeline, prompt))
            {
                foreach (var line in asked.Remarks()) context.Listener.Noted(line);
            }

            using var rows = Encode(context, data, pipeline, prompt);
            var loop = new TrainingLoop(new PromptTask(pipeline, prompt, rows, data, recipe), new LoopOptions(
                recipe.Training, recipe.Seed, recipe.Model.Type, context.Folder, TrainingRun.Fingerprint(recipe, data.FileHashes, data.TrainCount), context.Listener));
            return Finish(pipeline, prompt, recipe, data, loop.Run(context.Resume, context.Cancellation));
        }
        catch
        {
            pipeline.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
        => Evaluate(modelFolder, dataPath, options, new PromptOptions(), note);

    /// <summary>Measures a language model that is asked in a way of the caller's.</summary>
    internal static IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, PromptOptions asked, Action<string> note)
    {
        ZeroShotClassificationPipeline.Check(modelFolder);
        var prompt = asked.Resolve(Prompt.FromFolder(ModelFolder.Open(modelFolder)), () => PromptLabels.Of(dataPath, options, note));
        var labels = new LabelSet(prompt.Labels);
        var rows = PreparedData.ReadLabeled(dataPath, options, labels, note);
        if (rows.FirstOrDefault(row => row.Labels.Count > 1) is { } several)
            throw new DataFormatException(dataPath, several.Line, "the row has several labels; a prompt tells one, so choose one for each row.");
        if (rows.Any(row => row.Pair is not null)) note($"{dataPath}: the second texts of pairs are not read, for a template has a place for one");
        var shots = asked.Shots(prompt.Labels);
        var texts = rows.Select(row => row.Text).ToHashSet(StringComparer.Ordinal);
        if (shots.Count(shot => texts.Contains(shot.Text)) is > 0 and var leaks) note($"warning: {leaks} of {shots.Count} examples also stand among the rows that are measured; the result flatters the model");
        using var pipeline = ZeroShotClassificationPipeline.Load(modelFolder, shots);
        foreach (var line in pipeline.Remarks(prompt)) note(line);
        return PromptEvaluation.Run(pipeline, rows, labels, dataPath, prompt);
    }

    private static Recipe Resolve(Recipe recipe)
    {
        var resolved = recipe.Copy();
        var training = resolved.Training;
        resolved.Data.MaxLength ??= TransformerFactory.ParentLength(recipe);
        training.BatchSize ??= 16;
        training.Epochs ??= 10;
        training.LearningRate ??= TransformerFactory.FineTuningRate(recipe);
        training.WeightDecay ??= 0.01;
        training.Schedule ??= "linear";
        training.WarmupRatio ??= 0.1;
        training.LabelSmoothing ??= 0;
        training.Patience ??= 0;
        training.Metric ??= MetricNames.Accuracy;
        return resolved;
    }

    private static EncodedDataset Encode(RunContext context, PreparedData data, FillMaskPipeline pipeline, Prompt prompt)
    {
        var gaps = new PromptGaps(pipeline, prompt);
        var rows = new EncodedDataset(context.Folder);
        try
        {
            foreach (var row in data.Train())
            {
                var left = gaps.Left(prompt.Around(row.Text).Before);
                rows.Add(left, left.Length, data.LabelsOf(row));
            }

            rows.Complete();
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    private static FinishedRun Finish(FillMaskPipeline pipeline, Prompt prompt, Recipe recipe, PreparedData data, History.RunHistory history)
    {
        using var asked = ZeroShotClassificationPipeline.Borrow(pipeline, prompt);
        return new FinishedRun(pipeline)
        {
            Recipe = recipe,
            History = history,
            WriteModel = folder =>
            {
                folder.WriteConfig(pipeline.Model.Config);
                folder.WriteWeights(pipeline.Model.Entries());
                pipeline.Encoder.WriteTo(folder);
                folder.WriteJson(Prompt.FileName, prompt.Write);
            },
            Data = DataFiles.Sources(recipe.Data, data.FileHashes, data.TrainCount, data.Dev.Count, data.Test.Count),
            TrainCount = data.TrainCount,
            ModelType = recipe.Model.Type,
            Languages = [data.Traits.IsUnspaced ? "zh" : "en"],
            Kind = "prompted classifier",
            Usage = ["using var pipeline = ZeroShotClassificationPipeline.Load(\"{0}\");", "Console.WriteLine(pipeline.Classify(\"a text\")[0].Label);"],
            Labels = prompt.Labels,
            CardMetrics = ["accuracy", "f1"],
            DevName = data.DevName,
            Dev = data.Dev.Count > 0 ? PromptEvaluation.Run(asked, data.Dev, data.Labels, data.DevName) : null,
            Test = data.Test.Count > 0 ? PromptEvaluation.Run(asked, data.Test, data.Labels, recipe.Data.Test!) : null,
        };
    }
}
