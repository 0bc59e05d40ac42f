using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>Adds one width's filters to the gradient of the windows where they won. An item is a row of the batch.</summary>
internal unsafe struct ConvolutionMaxInputGradKernel : ILanesKernel
{
    internal FilterPointers Filter;
    internal int Length;
    internal int Columns;

    /// <summary><c>[batch, Length, Columns]</c>, added to.</summary>
    internal float* InputGrad;

    /// <summary><c>[batch]</c>, or null where all positions are valid.</summary>
    internal int* Lengths;

    /// <summary><c>[batch, Outputs]</c>.</summary>
    internal float* Upstream;

    /// <summary><c>[batch, Outputs]</c>, from the forward half.</summary>
    internal int* Winners;
    internal int Outputs;

    /// <summary><c>[channels, width, Columns]</c>.</summary>
    internal float* Windows;

    public readonly void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var row = start; row < end; row++)
        {
            for (var channel = 0; channel < Filter.Channels; channel++)
            {
                var place = ((long)row * Outputs) + Filter.FirstOutput + channel;
                var valid = Math.Min(Filter.Width, (Lengths is null ? Length : Lengths[row]) - Winners[place]);
                if (Winners[place] < 0 || valid <= 0) continue;
                RowSums.AddScaled<T>(
                    Upstream[place], Windows + ((long)channel * Filter.Width * Columns),
                    InputGrad + ((((long)row * Length) + Winners[place]) * Columns), valid * Columns);
            }
        }
    }
}
