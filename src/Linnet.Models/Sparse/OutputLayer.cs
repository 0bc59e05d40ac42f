using System.Runtime.Intrinsics;
using Linnet.Models.Pipelines;
using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Rows;

namespace Linnet.Models.Sparse;

/// <summary>From logits to probabilities, and the check of the span that receives them.</summary>
internal static class OutputLayer
{
    public static void ToProbabilities(Span<float> logits, int labels, ProblemType problem)
    {
        for (var start = 0; start < logits.Length; start += labels)
        {
            var row = logits.Slice(start, labels);
            if (problem == ProblemType.MultiLabel) Sigmoid(row);
            else Softmax(row);
        }
    }

    public static unsafe void Softmax(Span<float> row)
    {
        fixed (float* values = row)
        {
            if (Vector512.IsHardwareAccelerated) RowSoftmax.Softmax<Lanes512>(values, values, row.Length);
            else RowSoftmax.Softmax<Lanes128>(values, values, row.Length);
        }
    }

    public static void Sigmoid(Span<float> row)
    {
        foreach (ref var value in row) value = 1 / (1 + MathF.Exp(-value));
    }

    public static void CheckLength(int inputs, int labels, int length)
    {
        if (length != (long)inputs * labels)
            throw new ShapeException($"prediction of {inputs} inputs with {labels} labels: expected a span of {(long)inputs * labels}, received {length}.");
    }
}
