using Linnet.Models.Pipelines;

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

    public static void Softmax(Span<float> row)
    {
        var highest = float.NegativeInfinity;
        foreach (var logit in row) highest = Math.Max(highest, logit);
        var sum = 0f;
        foreach (ref var value in row)
        {
            value = MathF.Exp(value - highest);
            sum += value;
        }

        foreach (ref var value in row) value /= sum;
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
