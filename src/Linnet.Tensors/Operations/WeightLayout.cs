namespace Linnet.Tensors.Operations;

/// <summary>How a linear layer's weight lies in memory.</summary>
public enum WeightLayout
{
    /// <summary><c>[out, in]</c>, as PyTorch's <c>Linear</c> has it.</summary>
    OutIn,

    /// <summary><c>[in, out]</c>, as GPT-2's checkpoints have it (<c>Conv1D</c>).</summary>
    InOut,
}
