using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>A transformer decoder without a head: what a language model and a classifier of its family have in common.</summary>
/// <param name="config">Sizes.</param>
internal abstract class DecoderBody(DecoderConfig config) : Module
{
    private static readonly string[] Heads = ["lm_head.", "score."];

    /// <summary>The table of word vectors.</summary>
    internal abstract Embedding Words { get; }

    /// <summary>A new, empty memory for one text.</summary>
    internal abstract DecoderState CreateState();

    /// <summary>The last vectors of all tokens, <c>[batch, length, hidden]</c>.</summary>
    /// <param name="batch">With what was read before no more than the configuration's tokens in a row.</param>
    /// <param name="state">What was read before, grows by the batch; null for nothing.</param>
    /// <exception cref="ShapeException">The row is too long or an id is out of range.</exception>
    internal Tensor Hidden(TokenBatch batch, DecoderState? state = null)
    {
        var cache = (KeyValueCache?)state;
        var before = cache?.Length ?? 0;
        CheckLength(batch.Length + before);
        return Hidden(batch, cache, before);
    }

    /// <summary>Reads one further token of one text: what <see cref="Hidden(TokenBatch, DecoderState?)"/> gives for it, but for rounding.</summary>
    /// <param name="id">Below the vocabulary's size.</param>
    /// <param name="state">What was read before; grows by the token.</param>
    /// <param name="output">Receives the last vector, <c>[hidden]</c>.</param>
    /// <exception cref="ShapeException">The row is too long.</exception>
    internal unsafe void Step(int id, DecoderState state, float* output)
    {
        CheckLength(1 + state.Length);
        Step(id, (KeyValueCache)state, output);
    }

    /// <summary>
    /// The name, prefix included, of the parameter that a checkpoint's tensor belongs to; null for buffers and for heads that the network
    /// does not have. Names without their prefix are understood.
    /// </summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    /// <param name="head">What the network's own head is registered as, or null.</param>
    internal string? NameOf(string tensorName, string? head)
    {
        ArgumentNullException.ThrowIfNull(tensorName);
        if (IsBuffer(tensorName)) return null;
        if (Array.Find(Heads, other => tensorName.StartsWith(other, StringComparison.Ordinal)) is { } found) return found == $"{head}." ? tensorName : null;
        return tensorName.StartsWith($"{config.BodyName}.", StringComparison.Ordinal) ? tensorName : $"{config.BodyName}.{tensorName}";
    }

    /// <summary>Whether a tensor of a checkpoint is no parameter but follows from the configuration.</summary>
    private protected abstract bool IsBuffer(string tensorName);

    /// <summary>As the other, with the memory's kind and length known.</summary>
    private protected abstract Tensor Hidden(TokenBatch batch, KeyValueCache? cache, int before);

    /// <summary>As the other, with the memory's kind known.</summary>
    private protected abstract unsafe void Step(int id, KeyValueCache cache, float* output);

    private void CheckLength(int length)
    {
        if (length > config.MaxLength)
            throw new ShapeException($"This {config.Architecture} takes at most {config.MaxLength} tokens in a row; received {length}. Give it fewer.");
    }
}
