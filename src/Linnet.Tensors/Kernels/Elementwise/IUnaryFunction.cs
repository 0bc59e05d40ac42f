using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>A function of one value with its derivative: a small struct, with fields for its parameters if it has any.</summary>
internal interface IUnaryFunction
{
    /// <summary>The function's value.</summary>
    TLanes Apply<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes>;

    /// <summary>The derivative at <paramref name="x"/>, given the function's value <paramref name="y"/> there.</summary>
    TLanes Slope<TLanes>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes>;
}
