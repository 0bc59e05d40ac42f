using Linnet.Tensors.Autograd;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;

namespace Linnet.Tensors.Tests.Memory;

[Collection(nameof(TensorMemory))]
[CollectionDefinition(nameof(TensorMemory), DisableParallelization = true)]
public sealed class TensorMemoryTests
{
    [Fact]
    public void Size_classes_hold_what_is_asked_and_waste_at_most_a_quarter()
    {
        for (long bytes = 1; bytes < 1 << 22; bytes += 1 + (bytes / 97))
        {
            var size = TensorMemory.BytesOf(TensorMemory.ClassOf(bytes));
            Assert.InRange(size, bytes, Math.Max(64, bytes + (bytes / 4) + 1));
        }
    }

    [Fact]
    public void A_step_in_steady_state_allocates_neither_native_nor_managed_memory_and_leaks_no_buffer()
    {
        using var weight = new Parameter(new Shape(64, 64));
        for (var warmUp = 0; warmUp < 3; warmUp++) Step(weight);
        var buffers = TensorMemory.LiveBuffers;
        var managed = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++) Step(weight);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - managed);
        Assert.Equal(buffers, TensorMemory.LiveBuffers);
    }

    [Fact]
    public void A_handle_kept_past_its_scope_throws_instead_of_reading_other_memory()
    {
        Tensor stale;
        using (TensorScope.Inference()) stale = Tensor.Zeros(new Shape(3));
        using var scope = TensorScope.Inference();
        Tensor.From([1, 2, 3], new Shape(3));
        Assert.False(stale.IsAlive);
        Assert.Throws<ObjectDisposedException>(() => stale.ToArray());
    }

    [Fact]
    public void A_kept_tensor_survives_its_scope()
    {
        Tensor kept;
        using (var scope = TensorScope.Inference()) kept = scope.Keep(Tensor.From([1, 2], new Shape(2)));
        Assert.Equal([1, 2], kept.ToArray());
        kept.Dispose();
        Assert.False(kept.IsAlive);
    }

    [Fact]
    public void Views_share_data_and_gradient()
    {
        using var scope = TensorScope.Gradients();
        var x = Tensor.From([1, 2, 3, 4], new Shape(4)).WithGrad();
        x.Reshape(new Shape(2, 2)).Sum().Backward();
        Assert.Equal([1, 1, 1, 1], x.Grad.ToArray());
    }

    private static void Step(Parameter weight)
    {
        using (TensorScope.Training(seed: 1)) weight.Value.Sum().Backward();
        weight.Value.ZeroGrad();
    }
}
