using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>Packs the weights of one or two directions, an item each.</summary>
internal struct PackGatesKernel<TCell> : ILanesKernel
    where TCell : IRecurrentCell
{
    internal bool IsBackward;
    internal PackedGates First;
    internal PackedGates Second;
    internal GatePointers FirstSource;
    internal GatePointers SecondSource;

    public readonly void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        if (start == 0) Pack(First, FirstSource);
        if (end == 2) Pack(Second, SecondSource);
    }

    private readonly void Pack(in PackedGates target, in GatePointers source)
    {
        if (IsBackward) target.PackBackward<TCell>(source);
        else target.PackForward<TCell>(source);
    }
}
