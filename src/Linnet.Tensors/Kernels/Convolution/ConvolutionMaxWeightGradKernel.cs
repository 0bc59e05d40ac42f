using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Convolution;

/// <summary>
/// Gradients of one width's filters: each filter saw only the window where it won, so its gradient is a sum of one window a
/// row. An item is a filter. Also leaves the filters as <c>[width, input]</c> for the gradient of the input.
/// </summary>
internal unsafe struct ConvolutionMaxWeightGradKernel : ILanesKernel
{
    internal FilterPointers Filter;
    internal int Batch;
    internal int Length;
    internal int Columns;

    /// <summary><c>[batch, Length, Columns]</c>.</summary>
    internal float* Input;

    /// <summary><c>[batch]</c>, or null where all positions are valid.</summary>
    internal int* Lengths;

    /// <summary><c>[batch, Outputs]</c>.</summary>
    internal float* Upstream;

    /// <summary><c>[batch, Outputs]</c>, from the forward half.</summary>
    internal int* Winners;
    internal int Outputs;

    /// <summary><c>[channels, Columns, width]</c>, added to; or null.</summary>
    internal float* WeightGrad;

    /// <summary><c>[channels]</c>, added to; or null.</summary>
    internal float* BiasGrad;

    /// <summary><c>[channels, width, Columns]</c>.</summary>
    internal float* Windows;

    /// <summary>One window a part.</summary>
    internal float* Scratch;

    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        var size = Filter.Width * Columns;
        var sum = Scratch + ((long)part * size);
        for (var channel = start; channel < end; channel++)
        {
            var bias = 0f;
            new Span<float>(sum, size).Clear();
            for (var row = 0; row < Batch; row++)
            {
                var place = ((long)row * Outputs) + Filter.FirstOutput + channel;
                if (Winners[place] < 0) continue;
                bias += Upstream[place];
                var valid = Math.Min(Filter.Width, (Lengths is null ? Length : Lengths[row]) - Winners[place]);
                if (WeightGrad is null || valid <= 0) continue;
                RowSums.AddScaled<T>(Upstream[place], Input + ((((long)row * Length) + Winners[place]) * Columns), sum, valid * Columns);
            }

            if (BiasGrad is not null) BiasGrad[channel] += bias;
            Transpose((long)channel * size, sum);
        }
    }

    private readonly void Transpose(long offset, float* sum)
    {
        var weight = Filter.Weight + offset;
        var window = Windows + offset;
        for (var i = 0; i < Columns; i++)
        {
            for (var tap = 0; tap < Filter.Width; tap++)
            {
                window[(tap * Columns) + i] = weight[(i * Filter.Width) + tap];
                if (WeightGrad is not null) WeightGrad[offset + (i * Filter.Width) + tap] += sum[(tap * Columns) + i];
            }
        }
    }
}
