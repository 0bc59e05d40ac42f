using Linnet.Tensors.Kernels;

namespace Linnet.Tensors.Tests.Kernels.Gemm;

[Collection(KernelSettings.Name)]
public sealed class GemmTests
{
    private static readonly int[] Heights = [1, 2, 3, 5, 7, 8, 12, 13, 31, 49];
    private static readonly int[] Widths = [1, 2, 3, 5, 8, 12, 16, 17, 31, 32, 33, 48, 77, 100];
    private static readonly int[] Depths = [0, 1, 2, 3, 7, 16, 33, 64, 257];

    public static TheoryData<string> Levels() => KernelSettings.Levels();

    [Theory]
    [MemberData(nameof(Levels))]
    public void Every_shape_and_layout_agrees_with_float64(string level)
    {
        KernelSettings.With(Enum.Parse<SimdLevel>(level), 2, () =>
        {
            var number = 0;
            foreach (var m in Heights)
                foreach (var n in Widths)
                    foreach (var k in Depths)
                        foreach (var (transposeA, transposeB) in ((bool, bool)[])[(false, false), (false, true), (true, false), (true, true)])
                        {
                            // The other choices go through all their values in turn: with odd periods every pair of them meets.
                            number++;
                            using var one = new GemmCase(m, n, k, transposeA, transposeB)
                            {
                                Beta = number % 3 == 0 ? 1 : 0,
                                Alpha = number % 5 == 0 ? 0.125f : 1,
                                WithBias = number % 2 == 0,
                                Activation = (GemmActivation)(number % 7 % 5),
                                KeepPreActivation = number % 11 < 4,
                                Entry = transposeA ? (GemmEntry)(number % 2) : (GemmEntry)(number / 3 % 4),
                            };
                            one.Check();
                        }
        });
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Products_of_several_blocks_agree_with_float64(string level)
    {
        KernelSettings.With(Enum.Parse<SimdLevel>(level), 3, () =>
        {
            foreach (var (m, n, k) in ((int, int, int)[])[(600, 40, 520), (61, 100, 640), (20, 4200, 30), (130, 300, 700), (2, 500, 1030)])
                foreach (var entry in Enum.GetValues<GemmEntry>())
                {
                    using var one = new GemmCase(m, n, k, entry == GemmEntry.Parallel, entry != GemmEntry.Serial)
                    {
                        Entry = entry,
                        Beta = m % 3 == 0 ? 1 : 0,
                        WithBias = true,
                        Activation = GemmActivation.Relu,
                        KeepPreActivation = true,
                    };
                    one.Check();
                }
        });
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Rows_of_A_may_overlap(string level)
    {
        KernelSettings.With(Enum.Parse<SimdLevel>(level), 2, () =>
        {
            foreach (var m in (int[])[1, 3, 4, 30, 61])
                foreach (var entry in Enum.GetValues<GemmEntry>())
                {
                    using var one = new GemmCase(m, 100, 3 * 32, false, entry == GemmEntry.Packed) { OverlapStep = 32, Entry = entry, WithBias = true };
                    one.Check();
                }
        });
    }

    [Fact]
    public void The_same_number_of_threads_gives_the_same_bits()
    {
        foreach (var threads in (int[])[1, 2, 3])
        {
            KernelSettings.With(SimdSelection.Best, threads, () =>
            {
                foreach (var (m, n, k) in ((int, int, int)[])[(256, 256, 1000), (1, 1536, 384), (100, 384, 4096), (64, 77, 256)])
                {
                    using var first = new GemmCase(m, n, k, true, false) { ExtraA = 0 };
                    using var second = new GemmCase(m, n, k, true, false) { ExtraA = 0 };
                    Assert.Equal(first.Check(), second.Check());
                }
            });
        }
    }

    [Fact]
    public void Repack_takes_new_values()
    {
        unsafe
        {
            float* weights = stackalloc float[6] { 1, 2, 3, 4, 5, 6 };
            float* row = stackalloc float[3] { 1, 10, 100 };
            float* result = stackalloc float[2];
            using var packed = PackedMatrix.Pack(true, 2, 3, weights, 3);
            for (var i = 0; i < 6; i++) weights[i] += 1;
            packed.Repack(true, weights, 3);
            Tensors.Kernels.Gemm.RunPacked(1, row, 3, packed, 0, result, 2);
            Assert.Equal(432, result[0]);
            Assert.Equal(765, result[1]);
        }
    }

    [Fact]
    public void A_product_in_steady_state_allocates_nothing()
    {
        using var one = new GemmCase(70, 70, 70, false, true);
        one.Check();
        Assert.Equal(0, AllocatedByProducts());
    }

    private static unsafe long AllocatedByProducts()
    {
        var memory = new float[3 * 70 * 70];
        fixed (float* a = memory)
        {
            Tensors.Kernels.Gemm.Run(false, true, 70, 70, 70, a, 70, a + 4900, 70, 0, a + 9800, 70);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 5; i++) Tensors.Kernels.Gemm.Run(false, true, 70, 70, 70, a, 70, a + 4900, 70, 0, a + 9800, 70);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
