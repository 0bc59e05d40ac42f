using Linnet.Models.Layers;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Pipelines;

/// <summary>Scores words by how likely a causal language model goes on with them (Brown et al. 2020, section 2.4); what stands behind does not count.</summary>
/// <param name="pipeline">Owned from now on.</param>
internal sealed class CausalWordScorer(TextGenerationPipeline pipeline) : IWordScorer
{
    /// <inheritdoc/>
    public double[] Score(string before, string after, IReadOnlyList<string> words) => [.. words.Select(word => Score(before.TrimEnd(), word))];

    public void Dispose() => pipeline.Dispose();

    private double Score(string before, string word)
    {
        var start = pipeline.Encode(before);
        var spaced = before.Length > 0 && char.IsAscii(before[^1]) ? $"{before} {word}" : before + word;
        var whole = pipeline.Encode(spaced);
        var common = 0;
        while (common < start.Length && common < whole.Length - 1 && start[common] == whole[common]) common++;
        var most = pipeline.Model.MaxLength;
        if (whole.Length > most) (common, whole) = (common - (whole.Length - most), whole[^most..]);
        if (common < 1) throw new ConfigurationException("prompt: nothing stands before the label, or the words of labels are longer than the model reads; change the template.");
        using var scope = TensorScope.Inference();
        var logits = pipeline.Model.Forward(TokenBatch.FromRows([whole])).LogSoftmax();
        var size = logits.Shape[2];
        double sum = 0;
        for (var i = common; i < whole.Length; i++) sum += logits.Data[((i - 1) * size) + whole[i]];
        return sum / (whole.Length - common);
    }
}
