using Linnet.Benchmarks.Gemm;

namespace Linnet.Benchmarks.Measure;

/// <summary>Matrix products of general shapes, in GFLOP/s.</summary>
internal static class GemmMeasurement
{
    internal static void Run(double seconds)
    {
        foreach (var shape in GemmShape.General())
        {
            var neighbours = new Neighbours();
            var speed = GemmBenchmark.Measure(shape, seconds);
            Report.Print($"gemm/{shape.ToString().Replace(' ', '/')}", speed.GigaFlops, otherCores: neighbours.Cores());
        }
    }
}
