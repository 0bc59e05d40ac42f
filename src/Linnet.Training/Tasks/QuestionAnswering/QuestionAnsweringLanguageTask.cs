using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.History;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.QuestionAnswering;

/// <summary>Answers as parts of a text.</summary>
internal sealed class QuestionAnsweringLanguageTask : ILanguageTask
{
    /// <inheritdoc/>
    public string Name => ModelTask.QuestionAnswering;

    /// <inheritdoc/>
    public string Title => "Question answering";

    /// <inheritdoc/>
    public IReadOnlyList<string> ModelTypes { get; } = [BiLstmReaderConfig.Type, .. TransformerFactory.Types, SentenceAnswererConfig.Type];

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics { get; } = [MetricNames.F1, MetricNames.ExactMatch];

    /// <inheritdoc/>
    public IReadOnlyList<(string Type, string Name)> CardMetrics { get; } = [(MetricNames.ExactMatch, "Exact match"), (MetricNames.F1, "F1")];

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context)
    {
        Directory.CreateDirectory(context.Folder);
        var data = QuestionData.Load(context.Recipe, context.Listener.Noted);
        if (context.Recipe.Model.Type == SentenceAnswererConfig.Type)
            return Finish(new SentenceAnswerer(new SentenceAnswererConfig()), context.Recipe, data, new RunHistory());
        var recipe = QuestionDefaults.Resolve(context.Recipe, data);
        context = context with { Recipe = recipe };
        var answerer = AnswererFactory.Create(context, data);
        try
        {
            using var rows = WindowRows.Encode(context, data, answerer.Encoder);
            context.Listener.Noted($"{rows.Count} windows of at most {recipe.Data.MaxLength} tokens");
            if (rows.LostCount > 0) context.Listener.Noted($"{rows.LostCount} answers lie in no window as a whole and were left out; more --stride or --max-length keeps them");
            var loop = new TrainingLoop(new SpanTask(answerer, rows, data, context), new LoopOptions(
                recipe.Training, recipe.Seed, recipe.Model.Type, context.Folder, TrainingRun.Fingerprint(recipe, data.Hashes, data.Train.Count), context.Listener));
            return Finish(answerer, recipe, data, loop.Run(context.Resume, context.Cancellation));
        }
        catch
        {
            answerer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
    {
        using var answerer = QuestionAnswerer.Load(modelFolder);
        return QuestionAnsweringEvaluation.Run(answerer, SquadFile.Read(dataPath, skipsMisaligned: false, note));
    }

    private static FinishedRun Finish(QuestionAnswerer answerer, Recipe recipe, QuestionData data, RunHistory history) => new(answerer)
    {
        Recipe = recipe,
        History = history,
        WriteModel = answerer.WriteTo,
        Data = DataFiles.Sources(recipe.Data, data.Hashes, data.Train.Count, data.Dev.Count, data.Test.Count),
        TrainCount = data.Train.Count,
        ModelType = recipe.Model.Type,
        Languages = [data.IsUnspaced ? "zh" : "en"],
        Kind = "reader that answers questions",
        Usage =
        [
            "using var reader = QuestionAnsweringPipeline.Load(\"{0}\");",
            "Console.WriteLine(reader.Answer(\"a question\", \"a text\").Text);",
        ],
        CardMetrics = [MetricNames.ExactMatch, MetricNames.F1],
        DevName = data.DevName,
        Dev = data.Dev.Count > 0 ? QuestionAnsweringEvaluation.Run(answerer, data.Dev) : null,
        Test = data.Test.Count > 0 ? QuestionAnsweringEvaluation.Run(answerer, data.Test) : null,
    };
}
