using Linnet.Models.Vectors;
using Linnet.Numerics;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Vectors;

/// <summary>
/// Word2Vec (Mikolov et al. 2013): skip-gram or CBOW, with negative sampling or hierarchical softmax, and fastText's subwords
/// (Bojanowski et al. 2017). The vector of a word is the mean of its own and its character n-grams'.
/// </summary>
/// <param name="options">Settings.</param>
/// <example><code>
/// var vectors = new Word2VecTrainer(new Word2VecOptions { Dimension = 100 }).Fit(File.ReadLines("texts.txt"));
/// vectors.Save("vectors.txt");
/// </code></example>
public sealed class Word2VecTrainer(Word2VecOptions options)
{
    /// <summary>Learns vectors.</summary>
    /// <param name="texts">Sentences or paragraphs; read once, kept as four bytes a word.</param>
    /// <param name="progress">Told after reading, and after every epoch.</param>
    /// <param name="cancellationToken">Looked at before every epoch.</param>
    /// <returns>The vectors, the most frequent word first.</returns>
    /// <exception cref="ConfigurationException">An option is out of range.</exception>
    /// <exception cref="TrainingException">There are too few or too many words, or the vectors are no longer numbers.</exception>
    public WordVectors Fit(IEnumerable<string> texts, IProgress<VectorTrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options.Validate();
        var corpus = VectorCorpus.Read(texts, options.Corpus);
        progress?.Report(VectorTrainingProgress.Read(corpus));
        var subwords = new SubwordTable(corpus.Words, options.MinCharNgram, options.MaxCharNgram, options.Buckets);
        var targets = new Word2VecTargets(corpus, options);
        using var tables = new Word2VecTables(subwords.RowCount, corpus.Words.Length, options.Dimension, SplitMix64.At(options.Seed, 0));
        var threads = new Word2VecThread[options.Threads];
        try
        {
            for (var i = 0; i < threads.Length; i++) threads[i] = CreateThread(corpus, subwords, targets, tables.Width);
            var kernel = new Word2VecEpoch
            {
                Corpus = corpus,
                Options = options,
                Tables = tables,
                Targets = targets,
                Subwords = subwords,
                Threads = threads,
                Keep = KeepThresholds(corpus),
            };
            for (kernel.Epoch = 0; kernel.Epoch < options.Epochs; kernel.Epoch++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                LanesRunner.For(threads.Length, 1, in kernel);
                var loss = threads.Sum(thread => thread.Loss) / Math.Max(1, threads.Sum(thread => thread.Judged));
                progress?.Report(VectorTrainingProgress.Epoch(corpus, kernel.Epoch + 1, options.Epochs, loss));
            }
        }
        finally
        {
            foreach (var thread in threads) thread?.Dispose();
        }

        return Collect(corpus, subwords, tables);
    }

    private Word2VecThread CreateThread(VectorCorpus corpus, SubwordTable subwords, Word2VecTargets targets, int width)
    {
        var contexts = 2 * options.Window;
        var isSkipGram = options.Architecture == Word2VecArchitecture.SkipGram;
        var longest = Enumerable.Range(0, corpus.Sentences).Max(sentence => corpus.Starts[sentence + 1] - corpus.Starts[sentence]);
        return new Word2VecThread(width, longest, subwords.MostRows * (isSkipGram ? 1 : contexts), targets.Most * (isSkipGram ? contexts : 1));
    }

    /// <summary>The chance that a place of a word is kept, as a part of 2^32: √(t/f) + t/f, where f is its share of the text.</summary>
    private uint[] KeepThresholds(VectorCorpus corpus) => Array.ConvertAll(corpus.Counts, count =>
    {
        if (options.Subsampling == 0) return uint.MaxValue;
        var ratio = options.Subsampling * corpus.KnownTokens / count;
        return (uint)Math.Min(uint.MaxValue, (Math.Sqrt(ratio) + ratio) * uint.MaxValue);
    });

    private unsafe WordVectors Collect(VectorCorpus corpus, SubwordTable subwords, Word2VecTables tables)
    {
        var size = (long)corpus.Words.Length * options.Dimension;
        if (size > Array.MaxLength) throw new TrainingException($"{corpus.Words.Length} words of {options.Dimension} dimensions are more than fit into memory; raise min_count.");
        var values = new float[size];
        for (var word = 0; word < corpus.Words.Length; word++)
        {
            var vector = values.AsSpan(word * options.Dimension, options.Dimension);
            var rows = subwords.Rows(word);
            foreach (var row in rows)
                for (var d = 0; d < vector.Length; d++) vector[d] += tables.Input[((long)row * tables.Width) + d] / rows.Length;
            if (vector.ContainsAny(float.NaN, float.PositiveInfinity, float.NegativeInfinity))
                throw new TrainingException($"The vector of '{corpus.Words[word]}' is no longer a number; use a learning_rate below {options.LearningRate}.");
        }

        return new WordVectors(corpus.Words, values, options.Dimension);
    }
}
