using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Text.Segmentation;
using Linnet.Training.History;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.Sequences;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Summarization;

/// <summary>A run that ends with a model which picks sentences: TextRank, which only learns how many, or a trained scorer.</summary>
internal static class ExtractiveTraining
{
    internal static FinishedRun Run(RunContext context, SequenceLanguageTask task)
    {
        Directory.CreateDirectory(context.Folder);
        var data = PairedData.Load(context.Recipe, context.Listener.Noted, context.Cancellation);
        var recipe = Resolve(context.Recipe, data.Train.Count, task);
        context = context with { Recipe = recipe };
        var count = UsualCount(data.Train);
        context.Listener.Noted($"summaries have {count} sentence{(count == 1 ? "" : "s")} on average, and so many will be picked");
        var history = new RunHistory();
        ISummarizer summarizer = recipe.Model.Type == TextRankConfig.Type
            ? new TextRankSummarizer(new TextRankConfig { NumSentences = count })
            : Train(context, data, count, out history);
        return new FinishedRun(summarizer)
        {
            Recipe = recipe,
            History = history,
            WriteModel = summarizer.WriteTo,
            Data = DataFiles.Sources(recipe.Data, data.FileHashes, data.Train.Count, data.Dev.Count, data.Test.Count),
            TrainCount = data.Train.Count,
            ModelType = recipe.Model.Type,
            Languages = data.Languages,
            Kind = "extractive summariser",
            Usage = task.Usage,
            CardMetrics = [.. task.CardMetrics.Select(metric => metric.Type)],
            DevName = data.DevName,
            Dev = Measure(summarizer, data.Dev),
            Test = Measure(summarizer, data.Test),
        };
    }

    private static MetricReport? Measure(ISummarizer summarizer, IReadOnlyList<TextPair> pairs) => pairs.Count == 0 ? null
        : SummarizationLanguageTask.Measure([.. summarizer.Summarize([.. pairs.Select(pair => pair.Source)]).Select(answer => answer.Text)], pairs);

    private static Recipe Resolve(Recipe recipe, int trainCount, SequenceLanguageTask task)
    {
        const int Steps = 3_000;
        const int MostEpochs = 30;
        var resolved = recipe.Copy();
        var (model, training) = (resolved.Model, resolved.Training);
        training.Metric ??= task.Metrics[0];
        if (model.Type == TextRankConfig.Type) return resolved;
        resolved.Data.MaxLength ??= 64;
        resolved.Tokenizer.Type ??= "wordpiece";
        resolved.Tokenizer.VocabularySize ??= 8_000;
        resolved.Tokenizer.MinFrequency ??= 2;
        model.EmbeddingSize ??= 128;
        model.HiddenSize ??= 128;
        model.Dropout ??= 0.3;
        training.BatchSize ??= 8;
        training.Epochs ??= Math.Clamp((int)((long)Steps * training.BatchSize.Value / Math.Max(1, trainCount)), 3, MostEpochs);
        training.LearningRate ??= 1e-3;
        training.WeightDecay ??= 0.01;
        training.Schedule ??= "linear";
        training.WarmupRatio ??= 0.05;
        training.LabelSmoothing ??= 0;
        training.Patience ??= 0;
        return resolved;
    }

    private static NeuralExtractiveSummarizer Train(RunContext context, PairedData data, int count, out RunHistory history)
    {
        var recipe = context.Recipe;
        var encoder = EncoderFactory.Create(context, data.Train.SelectMany(pair => SentenceSplitter.Split(pair.Source)));
        var config = recipe.Model.From is { } parent ? Parent(parent) : new SentenceScorerConfig
        {
            VocabSize = encoder.Tokenizer.VocabularySize,
            PadTokenId = encoder.PadId,
            EmbeddingSize = recipe.Model.EmbeddingSize!.Value,
            HiddenSize = recipe.Model.HiddenSize!.Value,
            Dropout = (float)recipe.Model.Dropout!.Value,
        };
        config = config with { NumSentences = count };
        var summarizer = new NeuralExtractiveSummarizer(NetworkFactory.Make<SentenceScorer>(config), config, encoder);
        try
        {
            var documents = Label(data.Train, count, config.MaxSentences, context.Cancellation);
            var dev = Label(data.Dev, count, config.MaxSentences, context.Cancellation);
            var loop = new TrainingLoop(new SentenceScorerTask(summarizer, documents, dev, data.Dev, recipe), new LoopOptions(
                recipe.Training, recipe.Seed, recipe.Model.Type, context.Folder, TrainingRun.Fingerprint(recipe, data.FileHashes, data.Train.Count), context.Listener));
            history = loop.Run(context.Resume, context.Cancellation);
            return summarizer;
        }
        catch
        {
            summarizer.Dispose();
            throw;
        }
    }

    private static SentenceScorerConfig Parent(string folder) => ModelFolder.Open(folder).Config as SentenceScorerConfig
        ?? throw new ConfigurationException($"model.from: '{folder}' holds no sentence scorer; name a folder that does, or leave it out.");

    private static List<LabelledDocument> Label(IReadOnlyList<TextPair> pairs, int count, int most, CancellationToken cancellation)
    {
        var options = WrittenScript.RougeFor([.. pairs.Select(pair => pair.Target)]);
        var documents = new List<LabelledDocument>(pairs.Count);
        foreach (var (source, target) in pairs)
        {
            cancellation.ThrowIfCancellationRequested();
            string[] sentences = [.. SentenceSplitter.Split(source).Take(most)];
            documents.Add(new LabelledDocument(sentences, ExtractiveOracle.Label(sentences, target, count, options)));
        }

        return documents;
    }

    /// <summary>The mean number of sentences of the true summaries, at least one.</summary>
    private static int UsualCount(IReadOnlyList<TextPair> pairs) =>
        Math.Max(1, (int)Math.Round(pairs.Average(pair => SentenceSplitter.Split(pair.Target).Count)));
}
