using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Optimizers;

/// <summary>One pass over value, gradient and state that renews value and state. Items are tasks: runs of blocks.</summary>
internal readonly unsafe struct UpdateKernel<TRule>(UpdateBlock* blocks, int* tasks, TRule rule) : ILanesKernel
    where TRule : struct, IUpdateRule
{
    [MethodImpl(KernelCode.Options)]
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var i = tasks[start]; i < tasks[end]; i++)
        {
            if (blocks[i].IsIdle)
            {
                Idle<Lanes1>(blocks[i], Idle<TLanes>(blocks[i], 0));
                continue;
            }

            Update<Lanes1>(blocks[i], Update<TLanes>(blocks[i], 0));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Update<TLanes>(in UpdateBlock block, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var formula = rule;
        var value = block.Value;
        var gradient = block.Gradient;
        var firstState = block.First;
        var secondState = block.Second;
        var count = block.Count;
        var decay = TLanes.Broadcast(block.Decay);
        var rate = TLanes.Broadcast(block.Rate);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            var first = TRule.StateCount > 0 ? TLanes.Load(firstState + i) : default;
            var second = TRule.StateCount > 1 ? TLanes.Load(secondState + i) : default;
            var slope = gradient is null ? TLanes.Broadcast(0f) : TLanes.Load(gradient + i);
            TLanes.Store(value + i, formula.Apply(TLanes.Load(value + i), slope, ref first, ref second, decay, rate));
            if (TRule.StateCount > 0) TLanes.Store(firstState + i, first);
            if (TRule.StateCount > 1) TLanes.Store(secondState + i, second);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Idle<TLanes>(in UpdateBlock block, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var formula = rule;
        var value = block.Value;
        var count = block.Count;
        var decay = TLanes.Broadcast(block.Decay);
        var rate = TLanes.Broadcast(block.Rate);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
            TLanes.Store(value + i, formula.Decayed(TLanes.Load(value + i), decay, rate));
        return i;
    }
}
