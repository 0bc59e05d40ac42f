using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Encoded;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>What a masked language model says of the hidden tokens of a batch, and how often it is right.</summary>
internal static class MaskedTokens
{
    private const int RowsAtOnce = 32;

    /// <summary>The logits at the hidden places alone, <c>[hidden tokens, vocabulary]</c>.</summary>
    internal static Tensor Logits(MaskedLanguageModel model, MaskedBatch masked)
    {
        var hidden = model.Hidden(masked.Inputs);
        return model.Logits(hidden.Reshape(new Shape(hidden.Shape[0] * hidden.Shape[1], hidden.Shape[2])).GatherRows(masked.Places));
    }

    /// <summary>Loss, perplexity and accuracy over hidden tokens; the same rows always hide the same.</summary>
    internal static MetricReport Measure(MaskedLanguageModel model, TokenShards shards, int[] rows, Masking masking, int padId)
    {
        var counter = new PerplexityCounter();
        long right = 0;
        for (var start = 0; start < rows.Length; start += RowsAtOnce)
        {
            using var scope = TensorScope.Inference();
            var masked = MaskedBatch.Create(shards, rows.AsSpan(start, Math.Min(RowsAtOnce, rows.Length - start)), masking, padId, (ulong)start);
            var logits = Logits(model, masked);
            counter.Add(-(double)logits.CrossEntropy(masked.Truth).Item * masked.Truth.Count, masked.Truth.Count);
            for (var i = 0; i < masked.Truth.Count; i++)
            {
                if (IsBest(logits.Data.Slice(i * logits.Shape[1], logits.Shape[1]), masked.Truth.Data[i])) right++;
            }
        }

        return counter.ToReport().With(MetricNames.Accuracy, (double)right / counter.Tokens);
    }

    private static bool IsBest(ReadOnlySpan<float> logits, int token)
    {
        foreach (var logit in logits)
        {
            if (logit > logits[token]) return false;
        }

        return true;
    }
}
