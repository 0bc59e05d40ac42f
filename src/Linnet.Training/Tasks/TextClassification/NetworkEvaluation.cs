using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Encoded;

namespace Linnet.Training.Tasks.TextClassification;

/// <summary>Runs a network over encoded rows without recording gradients.</summary>
internal static class NetworkEvaluation
{
    private const int BatchSize = 64;

    /// <summary>Probabilities of every row, <c>[rows, labels]</c>.</summary>
    internal static float[] Probabilities(TextNetwork network, EncodedDataset data, int padId, ProblemType problem)
    {
        var labels = network.LabelCount;
        var probabilities = new float[data.Count * labels];

        // Rows of about one length go together, so that little is spent on padding.
        var order = Enumerable.Range(0, data.Count).OrderBy(row => data.Lengths[row]).ToArray();
        for (var start = 0; start < order.Length; start += BatchSize)
        {
            var rows = order.AsSpan(start, Math.Min(BatchSize, order.Length - start));
            using var scope = TensorScope.Inference();
            var logits = network.Forward(BatchAssembly.Inputs(data, rows, padId));
            var values = (problem == ProblemType.SingleLabel ? logits.Softmax() : logits.Sigmoid()).Data;
            for (var i = 0; i < rows.Length; i++) values.Slice(i * labels, labels).CopyTo(probabilities.AsSpan(rows[i] * labels));
        }

        return probabilities;
    }
}
