using Linnet.Models.Vectors;
using Linnet.Numerics;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Vectors;

/// <summary>
/// GloVe (Pennington, Socher and Manning 2014, "GloVe: Global Vectors for Word Representation"): vectors whose products are the
/// logarithms of how often words stand near each other, fitted by AdaGrad. The same texts, options and seed give the same vectors bit
/// for bit on a machine, whatever the number of threads. The counts are kept in memory.
/// </summary>
/// <param name="options">Settings.</param>
/// <example><code>
/// var vectors = new GloveTrainer(new GloveOptions { Dimension = 50 }).Fit(File.ReadLines("texts.txt"));
/// </code></example>
public sealed class GloveTrainer(GloveOptions options)
{
    /// <summary>Learns vectors.</summary>
    /// <param name="texts">Sentences or paragraphs, read once.</param>
    /// <param name="progress">Told after reading, and after every epoch.</param>
    /// <param name="cancellationToken">Looked at before every epoch.</param>
    /// <returns>The vectors, the sum of either side's, the most frequent word first.</returns>
    /// <exception cref="ConfigurationException">An option is out of range.</exception>
    /// <exception cref="TrainingException">There are too few or too many words, or the vectors are no longer numbers.</exception>
    public WordVectors Fit(IEnumerable<string> texts, IProgress<VectorTrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options.Validate();
        var corpus = VectorCorpus.Read(texts, options.Corpus);
        progress?.Report(VectorTrainingProgress.Read(corpus));
        var pairs = Cooccurrences.Of(corpus, options.Window, SplitMix64.At(options.Seed, 1));
        if (pairs.Count == 0) throw new TrainingException("No two words stand in one text; give texts of more than one word.");
        var random = new SeededRandom(SplitMix64.At(options.Seed, 0));
        using var words = new GloveTables(corpus.Words.Length, options.Dimension, random);
        using var near = new GloveTables(corpus.Words.Length, options.Dimension, random);
        var kernel = new GloveEpoch
        {
            Pairs = pairs,
            Words = words,
            Near = near,
            Losses = new double[Cooccurrences.Side],
            Rate = options.LearningRate,
            MaxCount = options.MaxCount,
        };
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(kernel.Losses);
            for (kernel.Shift = 0; kernel.Shift < Cooccurrences.Side; kernel.Shift++) LanesRunner.For(Cooccurrences.Side, 1, in kernel);
            var loss = kernel.Losses.Sum() / pairs.Count;
            if (!double.IsFinite(loss)) throw new TrainingException($"glove: the loss is no longer a number in epoch {epoch}; use a learning_rate below {options.LearningRate}.");
            progress?.Report(VectorTrainingProgress.Epoch(corpus, epoch, options.Epochs, loss));
        }

        return Collect(corpus, words, near);
    }

    private unsafe WordVectors Collect(VectorCorpus corpus, GloveTables words, GloveTables near)
    {
        var values = new float[(long)corpus.Words.Length * options.Dimension];
        for (var word = 0; word < corpus.Words.Length; word++)
        {
            var row = (long)word * words.Width;
            for (var d = 0; d < options.Dimension; d++) values[(word * options.Dimension) + d] = words.Vectors[row + d] + near.Vectors[row + d];
        }

        return new WordVectors(corpus.Words, values, options.Dimension);
    }
}
