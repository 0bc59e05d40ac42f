using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;
using Linnet.Numerics;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Sparse;

/// <summary>
/// Trains <see cref="FastTextModel"/> by stochastic gradient descent with a linearly falling learning rate (Joulin et al. 2016).
/// The same texts, options and seed give the same model bit for bit on a machine, whatever the number of threads.
/// </summary>
/// <param name="options">Settings.</param>
/// <example><code>
/// var model = new FastTextTrainer(new()).Fit(texts, labels, labelCount: 2, ProblemType.SingleLabel);
/// </code></example>
public sealed class FastTextTrainer(FastTextTrainerOptions options)
{
    /// <summary>Trains a model.</summary>
    /// <param name="inputs">The training texts, at least one; read once and none of them kept, so that they may stream from a file.</param>
    /// <param name="labels">For each text its labels, 0 … <paramref name="labelCount"/> − 1; exactly one for single-label problems.</param>
    /// <param name="labelCount">Number of labels, at least 1.</param>
    /// <param name="problem">Whether a text has one label or any number.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellationToken">Looked at before every epoch.</param>
    /// <exception cref="ConfigurationException">An option is out of range.</exception>
    /// <exception cref="TrainingException">The examples can not be used, or the loss is no longer a number.</exception>
    public FastTextModel Fit(
        IEnumerable<TextInput> inputs,
        IReadOnlyList<int[]> labels,
        int labelCount,
        ProblemType problem,
        IProgress<SparseTrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options.Validate();
        Examples.Check(inputs, labels, labelCount, problem);
        var corpus = FastTextCorpus.Read(options.Features, inputs);
        Examples.CheckCount(corpus.Texts, labels);
        progress?.Report(new SparseTrainingProgress("features", 1, 1, double.NaN));
        var parts = new FastTextPart[options.Parts];
        try
        {
            for (var i = 0; i < parts.Length; i++)
            {
                var dimension = Start(i + 1) - Start(i);
                parts[i] = new FastTextPart(corpus.RowCount, corpus.SharedRows, labelCount, corpus.Longest, dimension, SplitMix64.At(options.Seed, (ulong)i));
            }

            Train(corpus, new FastTextTargets(labels, labelCount, problem), parts, progress, cancellationToken);
            return Join(corpus, parts, labelCount, problem);
        }
        finally
        {
            foreach (var part in parts) part?.Dispose();
        }
    }

    private int Start(int part) => options.Dimension * part / options.Parts;

    private void Train(
        FastTextCorpus corpus, FastTextTargets targets, FastTextPart[] parts, IProgress<SparseTrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var orders = parts.Select(_ => Enumerable.Range(0, corpus.Texts).ToArray()).ToArray();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kernel = new FastTextEpoch
            {
                Corpus = corpus,
                Targets = targets,
                Parts = parts,
                Orders = orders,
                FirstRate = options.LearningRate * (options.Epochs - epoch) / options.Epochs,
                Dropout = options.Dropout,
                LastRate = options.LearningRate * (options.Epochs - epoch - 1) / options.Epochs,
            };
            LanesRunner.For(parts.Length, 1, in kernel);
            var loss = parts.Average(part => part.Loss);
            if (!double.IsFinite(loss))
            {
                throw new TrainingException(
                    $"fasttext: the loss is no longer a number in epoch {epoch + 1}; use a learning_rate below {options.LearningRate}.");
            }

            progress?.Report(new SparseTrainingProgress("epoch", epoch + 1, options.Epochs, loss));
        }
    }

    /// <summary>Sets the parts side by side; the output is divided by their number, so that logits are the parts' mean.</summary>
    private unsafe FastTextModel Join(FastTextCorpus corpus, FastTextPart[] parts, int labelCount, ProblemType problem)
    {
        var embeddings = new float[(long)corpus.RowCount * options.Dimension];
        var output = new float[labelCount * options.Dimension];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            for (var row = 0; row < corpus.RowCount; row++)
            {
                new ReadOnlySpan<float>(part.Embeddings + ((long)row * part.Width), part.Dimension)
                    .CopyTo(embeddings.AsSpan((row * options.Dimension) + Start(i)));
            }

            for (var label = 0; label < labelCount; label++)
            {
                for (var d = 0; d < part.Dimension; d++)
                    output[(label * options.Dimension) + Start(i) + d] = part.Output[((long)label * part.Width) + d] / parts.Length;
            }
        }

        return new FastTextModel(options.Features, corpus.Keys, corpus.RowOfKey, embeddings, output, options.Dimension, problem);
    }
}
