using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Hub.TryIt;

/// <summary>The tasks that models are tried with, one entry each.</summary>
internal static class TryPipelines
{
    private static readonly Dictionary<string, Func<string, TryPipeline>> Loaders = new(StringComparer.Ordinal)
    {
        [ModelTask.TextClassification] = Classification,
        [ModelTask.TokenClassification] = folder => Tagging(ModelTask.TokenClassification, folder),
        [ModelTask.IntentSlot] = folder => Tagging(ModelTask.IntentSlot, folder),
        [ModelTask.RelationExtraction] = Relations,
        [ModelTask.QuestionAnswering] = Answers,
        [ModelTask.TextGeneration] = Generation,
        [ModelTask.FillMask] = Masks,
        [ModelTask.Translation] = Translation,
        [ModelTask.Summarization] = Summaries,
        [ModelTask.SentenceSimilarity] = Similarity,
        [ModelTask.FeatureExtraction] = Vectors,
        [ModelTask.ZeroShotClassification] = ZeroShot,
    };

    /// <summary>Whether models of a task can be tried.</summary>
    internal static bool Has(string? task) => task is not null && Loaders.ContainsKey(task);

    /// <summary>The task that an input asks of a model: a language model that is given labels chooses among them.</summary>
    internal static string TaskOf(string task, TryInput input) =>
        input.Labels.Count > 0 && task is ModelTask.FillMask or ModelTask.TextGeneration ? ModelTask.ZeroShotClassification : task;

    /// <summary>Loads a model.</summary>
    /// <exception cref="LinnetException">It does not load, or its task is none of these.</exception>
    internal static TryPipeline Load(string task, string folder) =>
        Loaders.TryGetValue(task, out var load) ? load(folder) : throw new ConfigurationException($"models for {task} cannot be tried; these can: {string.Join(", ", Loaders.Keys)}");

    private static TryPipeline Classification(string folder)
    {
        var pipeline = TextClassificationPipeline.Load(folder);
        return new(ModelTask.TextClassification, pipeline, input => Labels(ModelTask.TextClassification, pipeline.Classify(new TextInput(input.Text, input.Second)), input));
    }

    private static TryPipeline Relations(string folder)
    {
        var pipeline = RelationExtractionPipeline.Load(folder);
        return new(ModelTask.RelationExtraction, pipeline, input => Labels(ModelTask.RelationExtraction, pipeline.Extract([input.Text])[0], input));
    }

    private static TryAnswer Labels(string task, TextClassification answer, TryInput input) =>
        new(task) { Items = [.. answer.Top(input.Top).Select(score => new TryItem(score.Label, score.Score))], IsTruncated = answer.IsTruncated };

    private static TryPipeline Tagging(string task, string folder)
    {
        var pipeline = TokenClassificationPipeline.Load(folder);
        return new(task, pipeline, input =>
        {
            var answer = pipeline.Recognize(input.Text);
            var items = answer.Entities.Select(entity => new TryItem(entity.Type, entity.Score) { Text = entity.Text, Start = entity.Start, End = entity.End });
            return new(task) { Items = [.. answer.Intent is { } intent ? items.Prepend(new TryItem(intent, answer.IntentScore)) : items] };
        });
    }

    private static TryPipeline Answers(string folder)
    {
        var pipeline = QuestionAnsweringPipeline.Load(folder);
        return new(ModelTask.QuestionAnswering, pipeline, input =>
        {
            var context = input.Second ?? throw new ConfigurationException("a question needs the text that its answer stands in: send 'question' and 'context'");
            var answer = pipeline.Answer(input.Text, context);
            return new(ModelTask.QuestionAnswering) { Text = answer.Text, Items = [new TryItem(string.Empty, answer.Score) { Text = answer.Text, Start = answer.Start, End = answer.End }] };
        });
    }

    private static TryPipeline Generation(string folder)
    {
        var pipeline = TextGenerationPipeline.Load(folder);
        return new(ModelTask.TextGeneration, pipeline, input =>
        {
            var answer = pipeline.Generate(input.Text, pipeline.Defaults with
            {
                MaxNewTokens = input.MaxNewTokens,
                DoSample = input.Temperature is not null,
                Temperature = input.Temperature ?? 1,
            });
            return new(ModelTask.TextGeneration) { Text = answer.Text, IsTruncated = answer.IsWindowed };
        });
    }

    private static TryPipeline Masks(string folder)
    {
        var pipeline = FillMaskPipeline.Load(folder);
        return new(ModelTask.FillMask, pipeline, input => new(ModelTask.FillMask)
        {
            Items = [.. pipeline.Fill(input.Text, input.Top).SelectMany(gap => gap).Select(token => new TryItem(token.Token, token.Score) { Text = token.Text })],
        });
    }

    private static TryPipeline Translation(string folder)
    {
        var pipeline = TranslationPipeline.Load(folder);
        return new(ModelTask.Translation, pipeline, input => Written(ModelTask.Translation, pipeline.Translate(input.Text)));
    }

    private static TryPipeline Summaries(string folder)
    {
        var pipeline = SummarizationPipeline.Load(folder);
        return new(ModelTask.Summarization, pipeline, input => Written(ModelTask.Summarization, pipeline.Summarize(input.Text)));
    }

    private static TryAnswer Written(string task, WrittenText text) => new(task) { Text = text.Text, IsTruncated = text.IsTruncated };

    private static TryPipeline Similarity(string folder)
    {
        var scorer = PairScorer.Load(folder);
        return new(ModelTask.SentenceSimilarity, scorer, input =>
        {
            IReadOnlyList<string> others = input.Others.Count > 0 ? input.Others : input.Second is { } second ? [second] : [];
            if (others.Count == 0) throw new ConfigurationException("the model compares two texts: send a second one");
            var scores = scorer.Score([.. others.Select(other => new TextInput(input.Text, other))]);
            return new(ModelTask.SentenceSimilarity) { Items = [.. others.Select((other, i) => new TryItem(string.Empty, scores[i]) { Text = other })] };
        });
    }

    private static TryPipeline Vectors(string folder)
    {
        var encoder = SentenceEncoder.Load(folder);
        return new(ModelTask.FeatureExtraction, encoder, input => new(ModelTask.FeatureExtraction) { Vector = encoder.Encode(input.Text) });
    }

    private static TryPipeline ZeroShot(string folder)
    {
        var pipeline = ZeroShotClassificationPipeline.Load(folder);
        return new(ModelTask.ZeroShotClassification, pipeline, input =>
        {
            var prompt = input.Labels.Count > 0 ? new Prompt(input.Labels) : null;
            return new(ModelTask.ZeroShotClassification) { Items = [.. pipeline.Classify(input.Text, prompt).Take(input.Top).Select(score => new TryItem(score.Label, score.Score))] };
        });
    }
}
