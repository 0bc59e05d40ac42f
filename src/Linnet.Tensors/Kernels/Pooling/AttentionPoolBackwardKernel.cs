using Linnet.Tensors.Kernels.Lanes;
using Linnet.Tensors.Kernels.Panels;

namespace Linnet.Tensors.Kernels.Pooling;

/// <summary>
/// Gradients of values, <c>w[i] · g</c>, and of scores, <c>w[i] (g·v[i] - Σ w[j] g·v[j])</c>, where the weights w are the softmax and
/// 0 in padding. Items are rows.
/// </summary>
internal unsafe struct AttentionPoolBackwardKernel : ILanesKernel
{
    internal float* Values;
    internal float* Weights;
    internal float* Upstream;

    /// <summary>Null where none is wanted.</summary>
    internal float* ValueGrad;

    /// <summary>Null where none is wanted.</summary>
    internal float* ScoreGrad;
    internal bool AccumulateValues;
    internal bool AccumulateScores;
    internal int Length;
    internal int Columns;

    public readonly void Run<T>(int start, int end, int part)
        where T : unmanaged, ILanes<T>
    {
        for (var row = start; row < end; row++)
        {
            var upstream = Upstream + ((long)row * Columns);
            var first = (long)row * Length;
            if (ValueGrad is not null)
            {
                if (!AccumulateValues) new Span<float>(ValueGrad + (first * Columns), Length * Columns).Clear();
                for (var i = 0; i < Length; i++)
                    RowSums.AddScaled<T>(Weights[first + i], upstream, ValueGrad + ((first + i) * Columns), Columns);
            }

            if (ScoreGrad is null) continue;
            var mean = 0f;
            for (var i = 0; i < Length; i++) mean += Weights[first + i] * RowSums.Dot<T>(Values + ((first + i) * Columns), upstream, Columns);
            for (var i = 0; i < Length; i++)
            {
                var slope = Weights[first + i] * (RowSums.Dot<T>(Values + ((first + i) * Columns), upstream, Columns) - mean);
                ScoreGrad[first + i] = AccumulateScores ? ScoreGrad[first + i] + slope : slope;
            }
        }
    }
}
