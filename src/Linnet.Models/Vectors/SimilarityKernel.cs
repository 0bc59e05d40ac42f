using Linnet.Models.Sparse;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Models.Vectors;

/// <summary>Cosines of one vector with every row of a table.</summary>
internal unsafe struct SimilarityKernel : ILanesKernel
{
    public float* Values;
    public float* Query;
    public float* InverseNorms;
    public float* Result;
    public float Scale;
    public int Dimension;

    public readonly void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var row = start; row < end; row++)
            Result[row] = RowLoops<TLanes>.Dot(Values + ((long)row * Dimension), Query, Dimension) * Scale * InverseNorms[row];
    }
}
