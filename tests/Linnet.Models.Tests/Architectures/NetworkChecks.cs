using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Memory;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Tests.Architectures;

/// <summary>What every text network has to do.</summary>
internal static class NetworkChecks
{
    private static readonly int[][] Rows = [[3, 4, 5, 6, 7, 8, 9], [10, 11], [12, 13, 14, 15], [16], [17, 18, 19]];

    internal static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance = 1e-5f)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }

    internal static void PaddingChangesNothing(TextNetwork network)
    {
        using var owned = network;
        network.Initialize(new SeededRandom(1));
        using var scope = TensorScope.Inference();
        var together = network.Forward(TokenBatch.FromRows(Rows)).ToArray();
        for (var i = 0; i < Rows.Length; i++)
        {
            var alone = network.Forward(TokenBatch.FromRows([Rows[i]])).ToArray();
            Near(alone, together.AsSpan(i * network.LabelCount, network.LabelCount));
        }
    }

    /// <summary>Plain gradient descent on five rows ends at a loss near 0.</summary>
    internal static void Learns(TextNetwork network)
    {
        using var owned = network;
        network.Initialize(new SeededRandom(1));
        var loss = float.PositiveInfinity;
        for (var step = 0; step < 300; step++)
        {
            using (TensorScope.Training(seed: (ulong)step))
            {
                var value = network.Forward(TokenBatch.FromRows(Rows)).CrossEntropy(IntTensor.From([0, 1, 2, 0, 1], new Shape(5)));
                value.Backward();
                loss = value.Item;
            }

            foreach (var (_, parameter) in network.NamedParameters())
            {
                for (var i = 0; i < parameter.Value.Grad.Length; i++) parameter.Value.Data[i] -= 0.5f * parameter.Value.Grad[i];
                parameter.Value.ZeroGrad();
                parameter.Touch();
            }
        }

        Assert.InRange(loss, 0, 0.1f);
    }

    /// <summary>In a steady state a training step asks neither the garbage collector nor the operating system for memory.</summary>
    internal static void AllocatesNothing(TextNetwork network)
    {
        using var owned = network;
        network.Initialize(new SeededRandom(1));
        var parameters = network.NamedParameters().Select(parameter => parameter.Parameter).ToArray();
        int[] ids = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        for (var step = 0; step < 60; step++) Step();
        var (native, managed) = (TensorMemory.NativeAllocations, GC.GetAllocatedBytesForCurrentThread());
        for (var step = 0; step < 60; step++) Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - managed);
        Assert.Equal(native, TensorMemory.NativeAllocations);

        void Step()
        {
            using (TensorScope.Training(seed: 1))
                network.Forward(TokenBatch.FromRectangle(ids, default, default, 2)).CrossEntropy(IntTensor.From([0, 1], new Shape(2))).Backward();
            foreach (var parameter in parameters) parameter.Value.ZeroGrad();
        }
    }

    /// <summary>What a configuration writes, its reader understands: writing again gives the same bytes.</summary>
    internal static void RoundTrip<TConfig>(TConfig config, Func<ConfigReader, TConfig> read)
        where TConfig : ModelConfig
    {
        var first = Json(config);
        Assert.Equal(first, Json(read(ConfigReader.Parse("config.json", first))));
    }

    private static byte[] Json(ModelConfig config)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) config.Write(writer);
        return stream.ToArray();
    }
}
