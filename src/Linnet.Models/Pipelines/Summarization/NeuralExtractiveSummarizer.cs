using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Pipelines;

/// <summary>Extractive summaries by a trained <see cref="SentenceScorer"/>.</summary>
/// <param name="network">Owned from now on.</param>
/// <param name="config">The network's configuration.</param>
/// <param name="encoder">Gives ids that the network knows.</param>
public sealed class NeuralExtractiveSummarizer(SentenceScorer network, SentenceScorerConfig config, ITextEncoder encoder) : ExtractiveSummarizer(config.NumSentences)
{
    private const int LongestSentence = 64;
    private const int TextsAtOnce = 8;

    /// <summary>The network.</summary>
    public SentenceScorer Network { get; } = network;

    /// <summary>Loads a model folder.</summary>
    /// <param name="folder">Of a sentence scorer.</param>
    /// <exception cref="ModelFormatException">The folder is damaged.</exception>
    public static NeuralExtractiveSummarizer FromFolder(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var encoder = TokenizerTextEncoder.FromFolder(folder, LongestSentence);
        return new NeuralExtractiveSummarizer(folder.LoadNetwork<SentenceScorer>(), (SentenceScorerConfig)folder.Config, encoder);
    }

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(config);
        folder.WriteWeights(Network.Entries());
        encoder.WriteTo(folder);
    }

    /// <summary>The sentences of texts as a batch, each text's first ones as far as they are judged.</summary>
    /// <param name="documents">Sentences of each text.</param>
    /// <returns>The sentences and how many each text has; a text without any has one that is empty.</returns>
    internal (TokenBatch Sentences, int[] Counts) Batch(IReadOnlyList<IReadOnlyList<string>> documents)
    {
        var counts = documents.Select(sentences => Math.Clamp(sentences.Count, 1, config.MaxSentences)).ToArray();
        var inputs = documents.SelectMany((sentences, i) => sentences.DefaultIfEmpty(string.Empty).Take(counts[i])).Select(sentence => new TextInput(sentence)).ToList();
        return (TokenBatch.FromRows([.. encoder.Encode(inputs).Select(encoded => encoded.Ids)], encoder.PadId), counts);
    }

    private protected override IReadOnlyList<double[]> Score(IReadOnlyList<IReadOnlyList<string>> documents, out bool[] isTruncated)
    {
        isTruncated = [.. documents.Select(sentences => sentences.Count > config.MaxSentences)];
        var scores = new List<double[]>(documents.Count);
        foreach (var chunk in documents.Chunk(TextsAtOnce))
        {
            using var scope = TensorScope.Inference();
            var (sentences, counts) = Batch(chunk);
            var logits = Network.Score(sentences, counts).Data;
            var start = 0;
            for (var i = 0; i < chunk.Length; i++)
            {
                var own = logits.Slice(start, counts[i]).ToArray();
                scores.Add(chunk[i].Count == 0 ? [] : Array.ConvertAll(own, logit => 1 / (1 + Math.Exp(-logit))));
                start += counts[i];
            }
        }

        return scores;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Network.Dispose();
        base.Dispose(disposing);
    }
}
