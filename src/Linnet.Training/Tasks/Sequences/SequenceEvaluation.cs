using Linnet.Evaluation;
using Linnet.Models.Generation;
using Linnet.Models.Pipelines;
using Linnet.Tensors.Autograd;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>Measures a model that writes texts: what it writes against what it should, and how probable the latter is to it.</summary>
internal static class SequenceEvaluation
{
    private const int RowsAtOnce = 64;

    /// <summary>The metrics of the written texts, and the loss of a token of the true ones.</summary>
    /// <param name="writer">The model.</param>
    /// <param name="pairs">At least one.</param>
    /// <param name="compare">Written texts and true ones to metrics.</param>
    /// <param name="config">How to write; the model's defaults where null.</param>
    internal static MetricReport Run(
        SequenceWriter writer, IReadOnlyList<TextPair> pairs, Func<IReadOnlyList<string>, IReadOnlyList<string>, MetricReport> compare, SequenceGenerationConfig? config = null)
    {
        var written = writer.Write([.. pairs.Select(pair => pair.Source)], config);
        var report = compare([.. written.Select(answer => answer.Text)], [.. pairs.Select(pair => pair.Target)]);
        return report.With(MetricNames.Loss, Loss(writer, pairs));
    }

    /// <summary>The mean negative log-likelihood of a token, each text's end counted.</summary>
    private static double Loss(SequenceWriter writer, IReadOnlyList<TextPair> pairs)
    {
        var encoded = EncodedPairs.Encode(pairs, writer.Tokenizer, (writer.MaxSourceLength, writer.Model.MaxLength), drop: false, CancellationToken.None);
        var order = Enumerable.Range(0, encoded.Count).ToArray();
        Array.Sort([.. encoded.SortKeys], order);
        var counter = new PerplexityCounter();
        foreach (var rows in order.Chunk(RowsAtOnce))
        {
            using var scope = TensorScope.Inference();
            var (source, target, labels) = encoded.Batch(rows, writer.Model.SequenceConfig);
            var tokens = encoded.TargetTokens(rows);
            counter.Add(-(double)writer.Model.Loss(source, target, labels).Item * tokens, tokens);
        }

        return counter.Loss;
    }
}
