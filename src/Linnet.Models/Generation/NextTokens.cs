using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Generation;

/// <summary>One step of a decoder for several texts.</summary>
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
        return model.Predict(TokenBatch.FromRectangle(last, [], [], last.Length), memory, state)
            .Reshape(new Shape(last.Length, model.VocabularySize)).LogSoftmax();
    }
}
