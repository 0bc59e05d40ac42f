using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Training.Optimizers;

/// <summary>One pass over value, gradient and state that renews value and state. Items are blocks.</summary>
internal readonly unsafe struct UpdateKernel<TRule>(UpdateBlock* blocks, TRule rule) : ILanesKernel
    where TRule : struct, IUpdateRule
{
    public void Run<TLanes>(int start, int end, int part)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var i = start; i < end; i++)
        {
            var done = Span<TLanes>(blocks + i, 0);
            Span<Lanes1>(blocks + i, done);
        }
    }

    private int Span<TLanes>(UpdateBlock* block, int i)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var formula = rule;
        var value = block->Value;
        var gradient = block->Gradient;
        var decay = TLanes.Broadcast(block->Decay);
        var rate = TLanes.Broadcast(block->Rate);
        var count = block->Count;
        var firstState = block->First;
        var secondState = block->Second;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            var first = TRule.StateCount > 0 ? TLanes.Load(firstState + i) : default;
            var second = TRule.StateCount > 1 ? TLanes.Load(secondState + i) : default;
            var updated = formula.Apply(TLanes.Load(value + i), TLanes.Load(gradient + i), ref first, ref second, decay, rate);
            TLanes.Store(value + i, updated);
            if (TRule.StateCount > 0) TLanes.Store(firstState + i, first);
            if (TRule.StateCount > 1) TLanes.Store(secondState + i, second);
        }

        return i;
    }
}
