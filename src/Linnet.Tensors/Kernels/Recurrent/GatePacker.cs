using Linnet.Tensors.Memory;

namespace Linnet.Tensors.Kernels.Recurrent;

/// <summary>Fills the forward half of <see cref="PackedGates"/>.</summary>
internal readonly unsafe struct GatePacker<TCell>(GatePointers source, int input, int hidden) : IBufferFiller
    where TCell : IRecurrentCell
{
    public void Fill(float* memory) => new PackedGates(input, hidden, memory, null).PackForward<TCell>(source);
}
