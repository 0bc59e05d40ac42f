namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>Where one direction's gradients come from and go to; null pointers where there is none or none is wanted.</summary>
internal unsafe struct RecurrentGradients
{
    /// <summary><c>[batch, hidden]</c>: gradient of the final hidden state.</summary>
    internal float* FinalHidden;

    /// <summary><c>[batch, hidden]</c>: gradient of the final cell state.</summary>
    internal float* FinalCell;

    /// <summary><c>[batch, hidden]</c>, added to.</summary>
    internal float* InitialHidden;

    /// <summary><c>[batch, hidden]</c>, added to.</summary>
    internal float* InitialCell;

    /// <summary><c>[gates * hidden, input]</c>, added to.</summary>
    internal float* InputWeight;

    /// <summary><c>[gates * hidden, hidden]</c>, added to.</summary>
    internal float* HiddenWeight;

    /// <summary><c>[gates * hidden]</c>, added to.</summary>
    internal float* InputBias;

    /// <summary><c>[gates * hidden]</c>, added to.</summary>
    internal float* HiddenBias;
}
