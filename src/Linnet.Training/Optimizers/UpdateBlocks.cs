using System.Runtime.InteropServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Optimizers;

/// <summary>
/// All parameters that have a gradient, cut into blocks of at most <see cref="BlockSize"/> elements, so that one parallel loop
/// serves a whole model however its sizes are spread. The cut does not depend on the number of threads.
/// </summary>
internal sealed unsafe class UpdateBlocks
{
    /// <summary>Elements of a block: few enough that a float32 sum over one keeps its digits.</summary>
    internal const int BlockSize = 4096;

    private readonly List<UpdateBlock> _blocks = [];
    private double[] _squares = [];

    /// <summary>Collects the blocks anew: gradients may lie elsewhere than in the last step.</summary>
    internal void Collect(ReadOnlySpan<ParameterSlot> slots)
    {
        _blocks.Clear();
        foreach (var slot in slots)
        {
            var tensor = slot.Parameter.Value;
            if (!tensor.HasGrad) continue;
            slot.EnsureState();
            var first = slot.StatePointer(0);
            var second = slot.StatePointer(1);
            for (var start = 0; start < tensor.Count; start += BlockSize)
            {
                _blocks.Add(new UpdateBlock
                {
                    Value = tensor.Pointer + start,
                    Gradient = tensor.GradPointer + start,
                    First = first is null ? null : first + start,
                    Second = second is null ? null : second + start,
                    Count = Math.Min(BlockSize, tensor.Count - start),
                    Decay = slot.Decay,
                    Rate = slot.Rate,
                });
            }
        }
    }

    /// <summary>The norm of all gradients: each block in float32 lanes, the blocks' sums in order in double.</summary>
    internal double GradientNorm()
    {
        if (_squares.Length < _blocks.Count) _squares = new double[_blocks.Count];
        fixed (UpdateBlock* blocks = CollectionsMarshal.AsSpan(_blocks))
        fixed (double* squares = _squares)
        {
            LanesRunner.For(_blocks.Count, grain: 2, new SquaredNormKernel(blocks, squares));
        }

        double sum = 0;
        for (var i = 0; i < _blocks.Count; i++) sum += _squares[i];
        return Math.Sqrt(sum);
    }

    /// <summary>Updates every block.</summary>
    /// <param name="rule">The method's formula.</param>
    /// <typeparam name="TRule">A small struct of constants.</typeparam>
    internal void Update<TRule>(in TRule rule)
        where TRule : struct, IUpdateRule
    {
        fixed (UpdateBlock* blocks = CollectionsMarshal.AsSpan(_blocks))
        {
            LanesRunner.For(_blocks.Count, grain: 2, new UpdateKernel<TRule>(blocks, rule));
        }
    }
}
