using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Elementwise;

/// <summary>A function of two values, for one generic loop.</summary>
internal interface IBinaryFunction
{
    /// <summary>The function's value.</summary>
    TLanes Apply<TLanes>(TLanes left, TLanes right)
        where TLanes : unmanaged, ILanes<TLanes>;
}
