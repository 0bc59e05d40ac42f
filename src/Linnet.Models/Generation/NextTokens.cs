using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Generation;

/// <summary>One step of a decoder for several texts of one source.</summary>
internal static class NextTokens
{
    /// <summary>Reads the last token of each text and computes the log-probabilities of the next.</summary>
    /// <param name="model">The model.</param>
    /// <param name="last">One id a text.</param>
    /// <param name="memory">The source, a row a text.</param>
    /// <param name="state">What was written before.</param>
    /// <returns><c>[texts, vocabulary]</c>; the caller may write into it.</returns>
    internal static Tensor LogProbabilities(SequenceToSequenceModel model, ReadOnlySpan<int> last, SourceMemory memory, DecoderState state)
    {
        var hidden = model.Decode(TokenBatch.FromRectangle(last, [], [], last.Length), memory, state);
        var logits = model.Logits(hidden).Reshape(new Shape(last.Length, model.VocabularySize));
        for (var row = 0; row < last.Length; row++) LogSoftmax(logits.Data.Slice(row * model.VocabularySize, model.VocabularySize));
        return logits;
    }

    private static void LogSoftmax(Span<float> logits)
    {
        var max = float.NegativeInfinity;
        foreach (var value in logits) max = Math.Max(max, value);
        double sum = 0;
        foreach (var value in logits) sum += Math.Exp(value - max);
        var shift = max + (float)Math.Log(sum);
        for (var i = 0; i < logits.Length; i++) logits[i] -= shift;
    }
}
