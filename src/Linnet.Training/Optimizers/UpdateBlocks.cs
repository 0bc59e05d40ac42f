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
    private readonly List<int> _tasks = [];
    private double[] _squares = [];
    private long _cost;

    /// <summary>Collects the blocks anew: gradients may lie elsewhere than in the last step.</summary>
    /// <param name="slots">The parameters.</param>
    /// <param name="idles">Whether the method leaves a zero state zero where there is no gradient.</param>
    internal void Collect(ReadOnlySpan<ParameterSlot> slots, bool idles)
    {
        _blocks.Clear();
        _tasks.Clear();
        _cost = BlockSize;
        foreach (var slot in slots)
        {
            var tensor = slot.Parameter.Value;
            if (!tensor.HasGrad) continue;
            slot.EnsureState();
            if (tensor.Core.TouchedRows is { } touched) AddTable(slot, touched.Flags, slot.MarkRows(touched.Flags, idles));
            else AddAll(slot);
        }

        _tasks.Add(_blocks.Count);
    }

    /// <summary>The norm of all gradients: each block in float32 lanes, the blocks' sums in order in double.</summary>
    internal double GradientNorm()
    {
        if (_squares.Length < _blocks.Count) _squares = new double[_blocks.Count + (_blocks.Count / 2)];
        fixed (UpdateBlock* blocks = CollectionsMarshal.AsSpan(_blocks))
        fixed (int* tasks = CollectionsMarshal.AsSpan(_tasks))
        fixed (double* squares = _squares)
        {
            LanesRunner.For(_tasks.Count - 1, grain: 2, new SquaredNormKernel(blocks, tasks, squares));
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
        fixed (int* tasks = CollectionsMarshal.AsSpan(_tasks))
        {
            LanesRunner.For(_tasks.Count - 1, grain: 2, new UpdateKernel<TRule>(blocks, tasks, rule));
        }
    }

    private void AddAll(ParameterSlot slot)
    {
        slot.MarkAllRows();
        Add(slot, 0, slot.Parameter.Shape.Count, hasGradient: true, isIdle: false);
    }

    /// <summary>A table most of whose rows have no gradient: stretches of rows of the same kind become blocks.</summary>
    private void AddTable(ParameterSlot slot, ReadOnlySpan<byte> touched, ReadOnlySpan<byte> active)
    {
        var size = slot.Parameter.Shape.Last;
        for (var row = 0; row < touched.Length;)
        {
            var (hasGradient, isActive) = (touched[row], active[row]);
            var end = row + 1;
            while (end < touched.Length && touched[end] == hasGradient && active[end] == isActive) end++;
            if (isActive != 0 || slot.Decay > 0)
                Add(slot, row * size, (end - row) * size, hasGradient != 0, isActive == 0);
            row = end;
        }
    }

    private void Add(ParameterSlot slot, int start, int count, bool hasGradient, bool isIdle)
    {
        var first = slot.StatePointer(0);
        var second = slot.StatePointer(1);
        for (var end = start + count; start < end; start += BlockSize)
        {
            var block = new UpdateBlock
            {
                Value = slot.Parameter.Value.Pointer + start,
                Gradient = hasGradient ? slot.Parameter.Value.GradPointer + start : null,
                First = first is null ? null : first + start,
                Second = second is null ? null : second + start,
                Count = Math.Min(BlockSize, end - start),
                Decay = slot.Decay,
                Rate = slot.Rate,
                IsIdle = isIdle,
            };

            // Small blocks go together into tasks of about equal work, so that threads get equal shares.
            if (_cost >= BlockSize)
            {
                _tasks.Add(_blocks.Count);
                _cost = 0;
            }

            _cost += isIdle ? block.Count / 3 : block.Count;
            _blocks.Add(block);
        }
    }
}
