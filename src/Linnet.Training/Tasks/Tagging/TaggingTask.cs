using Linnet.Data;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Tagging;
using Linnet.Tensors;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>
/// Words to tags: the loss and the measurement of a tagger. Words that occur only once in the training rows are now and then shown as
/// unknown, so that the network learns what to do with those (Lample et al. 2016, section 4.1).
/// </summary>
/// <param name="tagger">To train.</param>
/// <param name="train">Rows to learn from.</param>
/// <param name="dev">Rows to measure on; may be empty.</param>
/// <param name="context">With a recipe that has every field that the network uses.</param>
internal sealed class TaggingTask(TokenClassifier tagger, TaggingRows train, IReadOnlyList<TaggedRow> dev, RunContext context) : ITrainingTask
{
    private const double UnknownRate = 0.5;

    private readonly Recipe _recipe = context.Recipe;
    private readonly BucketBatchSampler _sampler = new(train.Lengths, context.Recipe.Training.BatchSize!.Value, SplitMix64.At(context.Recipe.Seed, 2));

    private readonly double _bigramDropout = context.Recipe.Model.BigramDropout ?? 0;
    private readonly MentionReplacement? _replacement = context.Recipe.Training.MentionReplacement is > 0 and var rate && tagger.Scheme != TagScheme.Plain
        ? new MentionReplacement(train, tagger.Labels, rate)
        : null;

    /// <inheritdoc/>
    public Module Network => tagger.Network;

    /// <inheritdoc/>
    public int BatchesPerEpoch => _sampler.BatchesPerEpoch;

    /// <inheritdoc/>
    public int RowsPerEpoch => train.Count;

    /// <inheritdoc/>
    public void Initialize(SeededRandom random)
    {
        tagger.Network.Initialize(random);
        if (tagger.Encoder is WordTaggingEncoder words) PretrainedEmbeddings.Of(context, words.Vocabulary.WordOf, words.Vocabulary.WordCount)?.CopyInto(tagger.Network);
        NetworkFactory.LoadParent(tagger.Network, _recipe);
    }

    /// <inheritdoc/>
    public Tensor Loss(int epoch, int batch)
    {
        _sampler.State = new BatchSamplerState(epoch, batch);
        var rows = _sampler.Next();
        var random = new SeededRandom(SplitMix64.At(_recipe.Seed ^ 0x7A6, (ulong)(((long)epoch * BatchesPerEpoch) + batch)));
        var examples = new TaggedExample[rows.Length];
        for (var i = 0; i < examples.Length; i++) examples[i] = Example(rows[i], random);
        var output = tagger.Network.Tag(tagger.Encoder.Batch(Array.ConvertAll(examples, example => example.Words)));
        var loss = tagger.Network.TagLoss(output, Tags(examples, output.Emissions.Shape[1]));
        return output.Intents is { } intents ? loss.Add(intents.CrossEntropy(Intents(rows), (float)_recipe.Training.LabelSmoothing!.Value)) : loss;
    }

    /// <inheritdoc/>
    public Dictionary<string, double>? Evaluate() =>
        dev.Count == 0 ? null : TaggingEvaluation.Run(tagger, dev).Metrics.ToDictionary(metric => metric.Key, metric => metric.Value);

    private TaggedExample Example(int row, SeededRandom random)
    {
        var example = new TaggedExample(train.Words(row), [.. train.Tags(row)]);
        if (_replacement is not null) example = _replacement.Apply(example, random);
        HideWords(example.Words, random);
        return example;
    }

    private void HideWords(EncodedWord[] words, SeededRandom random)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (train.Unknown(words[i]) is { } unknown && random.NextDouble() < UnknownRate) words[i] = unknown;
            if (_bigramDropout > 0 && random.NextDouble() < _bigramDropout) words[i] = words[i] with { HidesBigram = true };
        }
    }

    private static IntTensor Tags(TaggedExample[] examples, int length)
    {
        var tags = IntTensor.Zeros(new Shape(examples.Length, length));
        tags.Data.Fill(CrossEntropyOperation.IgnoreIndex);
        for (var i = 0; i < examples.Length; i++) examples[i].Tags.CopyTo(tags.Data[(i * length)..]);
        return tags;
    }

    private IntTensor Intents(ReadOnlySpan<int> rows)
    {
        var intents = IntTensor.Zeros(new Shape(rows.Length));
        for (var i = 0; i < rows.Length; i++) intents.Data[i] = train.Intent(rows[i]);
        return intents;
    }
}
