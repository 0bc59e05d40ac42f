using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Training.Neural;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>Texts to other texts, written by an encoder with a decoder.</summary>
internal sealed class SequenceLanguageTask : ILanguageTask
{
    private (int Source, int Target) _lengths;
    private bool _dropsOverlong;
    private bool _copies;
    private string _usage = "";
    private Func<IReadOnlyList<string>, IReadOnlyList<string>, MetricReport> _compare = null!;

    private SequenceLanguageTask()
    {
    }

    /// <summary>The same in another language.</summary>
    internal static SequenceLanguageTask Translation { get; } = new()
    {
        Name = ModelTask.Translation,
        Title = "Translation",
        ModelTypes = ["marian", RnnSequenceToSequenceConfig.Type],
        Metrics = [MetricNames.Bleu, MetricNames.ChrF, MetricNames.Loss],
        CardMetrics = [(MetricNames.Bleu, "BLEU"), (MetricNames.ChrF, "chrF"), (MetricNames.Loss, "Loss")],
        _lengths = (128, 128),
        _dropsOverlong = true,
        _usage = "using var translator = TranslationPipeline.Load(\"{0}\");\nConsole.WriteLine(translator.Translate(\"a text\").Text);",
        _compare = (written, references) => TranslationEvaluator.Evaluate(written, references, WrittenScript.BleuFor(references)),
    };

    /// <summary>The same in fewer words, in words of the model's own or copied from the text.</summary>
    internal static SequenceLanguageTask AbstractiveSummarization { get; } = new()
    {
        Name = ModelTask.Summarization,
        Title = "Summarization",
        ModelTypes = [RnnSequenceToSequenceConfig.Type, "marian"],
        Metrics = [MetricNames.RougeL, MetricNames.Rouge1, MetricNames.Rouge2, MetricNames.Loss],
        CardMetrics = [(MetricNames.Rouge1, "ROUGE-1"), (MetricNames.Rouge2, "ROUGE-2"), (MetricNames.RougeL, "ROUGE-L"), (MetricNames.Loss, "Loss")],
        _lengths = (400, 100),
        _copies = true,
        _usage = "using var pipeline = SummarizationPipeline.Load(\"{0}\");\nConsole.WriteLine(pipeline.Summarize(\"a long text\").Text);",
        _compare = CompareSummaries,
    };

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<string> ModelTypes { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<(string Type, string Name)> CardMetrics { get; init; }

    /// <summary>Lines of C# that ask a model of this task.</summary>
    internal IReadOnlyList<string> Usage => _usage.Split('\n');

    /// <inheritdoc/>
    public FinishedRun Train(RunContext context)
    {
        Directory.CreateDirectory(context.Folder);
        var data = PairedData.Load(context.Recipe, context.Listener.Noted, context.Cancellation);
        var recipe = SequenceDefaults.Resolve(context.Recipe, data.Train.Count, _lengths, _copies);
        recipe.Training.Metric ??= Metrics[0];
        recipe.Data.Overlong ??= _dropsOverlong ? "drop" : "truncate";
        context = context with { Recipe = recipe };
        var writer = SequenceModelFactory.Create(context, data);
        try
        {
            var train = Encode(context, data, writer.Tokenizer);
            var greedy = writer.Defaults with { NumBeams = 1 };
            Func<IReadOnlyDictionary<string, double>>? measure = data.Dev.Count == 0 ? null : () => SequenceEvaluation.Run(writer, data.Dev, _compare, greedy).Metrics;
            var loop = new TrainingLoop(new SequenceTask(writer, train, measure, recipe), new LoopOptions(
                recipe.Training, recipe.Seed, recipe.Model.Type, context.Folder, TrainingRun.Fingerprint(recipe, data.FileHashes, train.Count), context.Listener));
            var history = loop.Run(context.Resume, context.Cancellation);
            return new FinishedRun(writer)
            {
                Recipe = recipe,
                History = history,
                WriteModel = writer.WriteTo,
                Data = DataFiles.Sources(recipe.Data, data.FileHashes, train.Count, data.Dev.Count, data.Test.Count),
                TrainCount = train.Count,
                ModelType = recipe.Model.Type,
                Languages = data.Languages,
                Kind = $"{Title.ToLowerInvariant()} model",
                Usage = Usage,
                CardMetrics = [.. CardMetrics.Select(metric => metric.Type)],
                DevName = data.DevName,
                Dev = data.Dev.Count > 0 ? SequenceEvaluation.Run(writer, data.Dev, _compare) : null,
                Test = data.Test.Count > 0 ? SequenceEvaluation.Run(writer, data.Test, _compare) : null,
            };
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEvaluationReport Evaluate(string modelFolder, string dataPath, DataFileOptions options, Action<string> note)
    {
        using var writer = SequenceWriter.Load(modelFolder);
        return SequenceEvaluation.Run(writer, new PairedFile(dataPath, options).Read("drop", note), _compare);
    }

    /// <summary>ROUGE of summaries.</summary>
    internal static MetricReport CompareSummaries(IReadOnlyList<string> written, IReadOnlyList<string> references) =>
        SummarizationEvaluator.Evaluate(written, references, WrittenScript.RougeFor(references));

    private static EncodedPairs Encode(RunContext context, PairedData data, SequenceTokenizer tokenizer)
    {
        var section = context.Recipe.Data;
        var lengths = (Source: section.MaxLength!.Value, Target: section.MaxTargetLength!.Value);
        var drop = section.Overlong == "drop";
        var train = EncodedPairs.Encode(data.Train, tokenizer, lengths, drop, context.Cancellation);
        if (train.OverlongCount > 0)
        {
            context.Listener.Noted(
                $"{train.OverlongCount} pairs are longer than {lengths.Source} tokens (--max-length) or {lengths.Target} (--max-target-length) and were {(drop ? "left out" : "cut")}; --overlong {(drop ? "truncate would cut them" : "drop would leave them out")}");
        }

        return train.Count > 0 ? train : throw new DataFormatException(
            section.Train!, null, $"has no pair within {lengths.Source} and {lengths.Target} tokens; raise --max-length and --max-target-length, or cut longer texts with --overlong truncate.");
    }
}
