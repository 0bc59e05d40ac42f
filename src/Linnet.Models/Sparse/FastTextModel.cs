using System.Runtime.InteropServices;
using Linnet.Models.Pipelines;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Models.Sparse;

/// <summary>
/// The fastText classifier (Joulin et al. 2016): the mean of the embeddings of a text's words and n-grams, times one matrix.
/// Only n-grams of the training texts have a row, and those that always occur together share one. Immutable and safe to use from
/// any number of threads.
/// </summary>
public sealed class FastTextModel
{
    private const int InputsWorthAThread = 16;

    /// <summary>Puts a model together from its parts; arrays are kept, not copied.</summary>
    /// <param name="features">What the model sees in a text.</param>
    /// <param name="keys">Distinct keys of the known words and n-grams.</param>
    /// <param name="rows">The row of <paramref name="embeddings"/> that each key has.</param>
    /// <param name="embeddings">Shape <c>[rows, dimension]</c>.</param>
    /// <param name="output">Shape <c>[labels, dimension]</c>.</param>
    /// <param name="dimension">Length of an embedding.</param>
    /// <param name="problem">Whether an input has one label or any number.</param>
    /// <exception cref="ShapeException">The arrays do not fit together.</exception>
    public FastTextModel(
        FastTextFeatures features, ulong[] keys, int[] rows, float[] embeddings, float[] output, int dimension, ProblemType problem)
    {
        features.Validate();
        if (dimension < 1 || output.Length == 0 || output.Length % dimension != 0 || embeddings.Length % dimension != 0 || keys.Length != rows.Length)
        {
            throw new ShapeException(
                $"fastText model: {keys.Length} keys, {rows.Length} rows, {embeddings.Length} embedding and {output.Length} output values do not fit dimension {dimension}.");
        }

        var count = embeddings.Length / dimension;
        foreach (var row in rows)
        {
            if ((uint)row >= (uint)count) throw new ShapeException($"fastText model: a key has row {row}, but there are {count} rows.");
        }

        Features = features;
        Vocabulary = new NgramVocabulary(keys);
        Rows = rows;
        Embeddings = embeddings;
        Output = output;
        Dimension = dimension;
        Problem = problem;
    }

    /// <summary>What the model sees in a text.</summary>
    public FastTextFeatures Features { get; }

    /// <summary>The known words and n-grams.</summary>
    public NgramVocabulary Vocabulary { get; }

    /// <summary>The row of <see cref="Embeddings"/> of each key.</summary>
    public int[] Rows { get; }

    /// <summary>Shape <c>[rows, Dimension]</c>.</summary>
    public float[] Embeddings { get; }

    /// <summary>Shape <c>[labels, Dimension]</c>.</summary>
    public float[] Output { get; }

    /// <summary>Length of an embedding.</summary>
    public int Dimension { get; }

    /// <summary>Whether an input has one label or any number.</summary>
    public ProblemType Problem { get; }

    /// <summary>Number of labels.</summary>
    public int LabelCount => Output.Length / Dimension;

    /// <summary>The probability of every label for every input. Safe to call from many threads at once.</summary>
    /// <param name="inputs">Any number of texts or pairs; one in which nothing is known gets what is known of all texts.</param>
    /// <param name="probabilities">Shape <c>[inputs, labels]</c>; overwritten. In 0 … 1; rows sum to 1 for single-label problems.</param>
    /// <exception cref="ShapeException">The span has another length.</exception>
    public void Predict(IReadOnlyList<TextInput> inputs, Span<float> probabilities)
    {
        PredictLogits(inputs, probabilities);
        OutputLayer.ToProbabilities(probabilities, LabelCount, Problem);
    }

    /// <summary>The logit of every label for every input: what <see cref="Predict"/> turns into probabilities.</summary>
    /// <param name="inputs">Any number of texts or pairs.</param>
    /// <param name="logits">Shape <c>[inputs, labels]</c>; overwritten.</param>
    /// <exception cref="ShapeException">The span has another length.</exception>
    public unsafe void PredictLogits(IReadOnlyList<TextInput> inputs, Span<float> logits)
    {
        OutputLayer.CheckLength(inputs.Count, LabelCount, logits.Length);
        fixed (float* into = logits)
        {
            var kernel = new Kernel { Model = this, Inputs = inputs, Logits = into };
            LanesRunner.For(inputs.Count, InputsWorthAThread, in kernel);
        }
    }

    private void Find(TextInput input, FastTextReader reader)
    {
        reader.Read(input);
        reader.Rows.Clear();
        foreach (var key in reader.Keys)
        {
            var number = Vocabulary.Find(key);
            if (number >= 0) reader.Rows.Add(Rows[number]);
        }
    }

    private unsafe struct Kernel : ILanesKernel
    {
        public FastTextModel Model;
        public IReadOnlyList<TextInput> Inputs;
        public float* Logits;

        public readonly void Run<TLanes>(int start, int end, int part)
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var (dimension, labels) = (Model.Dimension, Model.LabelCount);
            var reader = Model.Features.CreateReader();
            fixed (float* embeddings = Model.Embeddings)
            fixed (float* output = Model.Output)
            fixed (float* hidden = new float[dimension])
            {
                for (var i = start; i < end; i++)
                {
                    Model.Find(Inputs[i], reader);
                    new Span<float>(hidden, dimension).Clear();
                    fixed (int* rows = CollectionsMarshal.AsSpan(reader.Rows))
                    {
                        RowLoops<TLanes>.AddWeightedRows(embeddings, dimension, rows, reader.Rows.Count, null, hidden);
                    }

                    var mean = 1f / Math.Max(1, reader.Rows.Count);
                    for (var label = 0; label < labels; label++)
                        Logits[((long)i * labels) + label] = mean * RowLoops<TLanes>.Dot(output + ((long)label * dimension), hidden, dimension);
                }
            }
        }
    }
}
