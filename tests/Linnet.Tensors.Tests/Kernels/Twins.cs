using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Tensors.Tests.Kernels;

/// <summary>Holds the vector forms of a kernel to its scalar twin.</summary>
internal static unsafe class Twins
{
    /// <summary>Makes a kernel that works on the given output.</summary>
    internal delegate TKernel Factory<TKernel>(float* output);

    /// <summary>Runs the kernel at every width on the same starting output and compares the results.</summary>
    /// <param name="items">Number of items of the kernel.</param>
    /// <param name="outputs">Number of elements of the output.</param>
    /// <param name="factory">Makes the kernel.</param>
    /// <param name="tolerance">Allowed relative difference: 0 for element-wise work, more where the order of sums differs.</param>
    internal static void Agree<TKernel>(int items, int outputs, Factory<TKernel> factory, float tolerance = 0)
        where TKernel : struct, ILanesKernel
    {
        var scalar = Run<TKernel, Lanes1>(items, outputs, factory);
        Compare(scalar, Run<TKernel, Lanes128>(items, outputs, factory), tolerance, 128);
        Compare(scalar, Run<TKernel, Lanes256>(items, outputs, factory), tolerance, 256);
        Compare(scalar, Run<TKernel, Lanes512>(items, outputs, factory), tolerance, 512);
    }

    private static float[] Run<TKernel, TLanes>(int items, int outputs, Factory<TKernel> factory)
        where TKernel : struct, ILanesKernel
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var output = TestValues.Normal(outputs, seed: 99);
        fixed (float* pointer = output) factory(pointer).Run<TLanes>(0, items, 0);
        return output;
    }

    private static void Compare(float[] scalar, float[] vector, float tolerance, int bits)
    {
        for (var i = 0; i < scalar.Length; i++)
        {
            var allowed = tolerance * Math.Max(1, Math.Abs(scalar[i]));
            Assert.True(
                Math.Abs(scalar[i] - vector[i]) <= allowed || scalar[i].Equals(vector[i]),
                $"element {i} at {bits} bits: {vector[i]}, scalar {scalar[i]}");
        }
    }
}
