using Linnet.Models.Pipelines;
using Linnet.Models.Sparse;

namespace Linnet.Training.Sparse;

/// <summary>The labels of the training texts, and the error of a prediction of them: target − probability.</summary>
internal sealed class FastTextTargets(IReadOnlyList<int[]> labels, int labelCount, ProblemType problem)
{
    private const float Least = 1e-6f;

    private readonly int[][] _labels = [.. labels];

    public int LabelCount { get; } = labelCount;

    /// <summary>Turns logits into errors, and gives the loss: −ln of the probability of what is right.</summary>
    public double Errors(int text, Span<float> logits)
    {
        var right = _labels[text];
        if (problem == ProblemType.MultiLabel) return MultiLabelErrors(right, logits);

        OutputLayer.Softmax(logits);
        var probability = logits[right[0]];
        foreach (ref var value in logits) value = -value;
        logits[right[0]] += 1;
        return -Math.Log(Math.Max(Least, probability));
    }

    private static double MultiLabelErrors(ReadOnlySpan<int> right, Span<float> logits)
    {
        OutputLayer.Sigmoid(logits);
        var loss = 0.0;
        for (var label = 0; label < logits.Length; label++)
        {
            var probability = logits[label];
            var target = right.Contains(label);
            loss -= Math.Log(Math.Max(Least, target ? probability : 1 - probability));
            logits[label] = (target ? 1 : 0) - probability;
        }

        return loss;
    }
}
