using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>One direction's weights as they are stored; null for a bias that is not there.</summary>
internal unsafe struct GatePointers
{
    /// <summary><c>[gates * hidden, input]</c>.</summary>
    internal float* InputWeight;

    /// <summary><c>[gates * hidden, hidden]</c>.</summary>
    internal float* HiddenWeight;

    /// <summary><c>[gates * hidden]</c>.</summary>
    internal float* InputBias;

    /// <summary><c>[gates * hidden]</c>.</summary>
    internal float* HiddenBias;

    internal static GatePointers Of(in RecurrentWeights weights) => new()
    {
        InputWeight = weights.InputWeight.Pointer,
        HiddenWeight = weights.HiddenWeight.Pointer,
        InputBias = weights.InputBias is { } inputBias ? inputBias.Pointer : null,
        HiddenBias = weights.HiddenBias is { } hiddenBias ? hiddenBias.Pointer : null,
    };
}
