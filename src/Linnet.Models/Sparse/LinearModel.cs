using System.Runtime.InteropServices;
using Linnet.Models.Pipelines;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Models.Sparse;

/// <summary>
/// A linear classifier over n-gram features: logits = features · weights + bias; probabilities are their softmax, or their
/// sigmoids where an input may have several labels. An ensemble of linear models over the same blocks is again one such model.
/// Immutable and safe to use from any number of threads.
/// </summary>
public sealed class LinearModel
{
    private const int InputsWorthAThread = 16;

    /// <summary>Puts a model together from its parts.</summary>
    /// <param name="vectorizer">Makes the features.</param>
    /// <param name="weights">Shape <c>[columns, labels]</c>; kept, not copied.</param>
    /// <param name="bias">Shape <c>[labels]</c>; kept, not copied.</param>
    /// <param name="problem">Whether an input has one label or any number.</param>
    /// <exception cref="ShapeException">The arrays do not fit the vectorizer or each other.</exception>
    public LinearModel(NgramVectorizer vectorizer, float[] weights, float[] bias, ProblemType problem)
    {
        if (bias.Length == 0 || weights.LongLength != (long)vectorizer.Columns * bias.Length)
        {
            throw new ShapeException(
                $"linear model: {weights.Length} weights and {bias.Length} biases; expected [{vectorizer.Columns}, labels] and [labels] with at least one label.");
        }

        Vectorizer = vectorizer;
        Weights = weights;
        Bias = bias;
        Problem = problem;
    }

    /// <summary>Makes the features.</summary>
    public NgramVectorizer Vectorizer { get; }

    /// <summary>Shape <c>[columns, labels]</c>.</summary>
    public float[] Weights { get; }

    /// <summary>Shape <c>[labels]</c>.</summary>
    public float[] Bias { get; }

    /// <summary>Whether an input has one label or any number.</summary>
    public ProblemType Problem { get; }

    /// <summary>Number of labels.</summary>
    public int LabelCount => Bias.Length;

    /// <summary>The probability of every label for every input. Safe to call from many threads at once.</summary>
    /// <param name="inputs">Any number of texts or pairs.</param>
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

    private unsafe struct Kernel : ILanesKernel
    {
        public LinearModel Model;
        public IReadOnlyList<TextInput> Inputs;
        public float* Logits;

        public readonly void Run<TLanes>(int start, int end, int part)
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var labels = Model.LabelCount;
            var row = new SparseRow();
            fixed (float* weights = Model.Weights)
            {
                for (var i = start; i < end; i++)
                {
                    Model.Vectorizer.Read(Inputs[i], row);
                    var logits = Logits + ((long)i * labels);
                    Model.Bias.CopyTo(new Span<float>(logits, labels));
                    fixed (int* columns = CollectionsMarshal.AsSpan(row.Columns))
                    fixed (float* values = CollectionsMarshal.AsSpan(row.Values))
                    {
                        RowLoops<TLanes>.AddWeightedRows(weights, labels, columns, row.Columns.Count, values, logits);
                    }
                }
            }
        }
    }
}
