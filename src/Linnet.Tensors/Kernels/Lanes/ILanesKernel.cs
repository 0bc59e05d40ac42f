namespace Linnet.Tensors.Kernels.Lanes;

/// <summary>The work of one part of a range, written once for every width; a struct of pointers and sizes.</summary>
internal interface ILanesKernel
{
    /// <summary>Does the items from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive).</summary>
    /// <param name="start">First item.</param>
    /// <param name="end">One past the last item.</param>
    /// <param name="part">Number of this part, 0-based.</param>
    /// <typeparam name="TLanes">The width to use.</typeparam>
    void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>;
}
