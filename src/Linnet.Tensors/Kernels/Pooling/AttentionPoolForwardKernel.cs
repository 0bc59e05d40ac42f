using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Pooling;

/// <summary>Softmax over the valid scores of a row and the sum of the values by it. Items are rows.</summary>
internal readonly unsafe struct AttentionPoolForwardKernel(
    float* values, float* scores, int* lengths, float* weights, float* output, int length, int columns) : ILanesKernel
{
    public void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var row = start; row < end; row++)
        {
            var valid = lengths is null ? length : lengths[row];
            var score = scores + ((long)row * length);
            var weight = weights + ((long)row * length);
            new Span<float>(weight, length).Clear();
            var top = float.NegativeInfinity;
            for (var i = 0; i < valid; i++) top = MathF.Max(top, score[i]);
            var sum = 0f;
            for (var i = 0; i < valid; i++)
            {
                weight[i] = MathF.Exp(score[i] - top);
                sum += weight[i];
            }

            if (valid > 0) RowSums.Scale<T>(1 / sum, weight, valid);
            var pooled = output + ((long)row * columns);
            new Span<float>(pooled, columns).Clear();
            for (var i = 0; i < valid; i++)
                RowSums.AddScaled<T>(weight[i], values + ((((long)row * length) + i) * columns), pooled, columns);
        }
    }
}
