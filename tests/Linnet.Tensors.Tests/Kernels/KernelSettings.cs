using Linnet.Tensors.Kernels;
using Linnet.Threading;

namespace Linnet.Tensors.Tests.Kernels;

/// <summary>Tests that choose a vector width or a number of threads for the whole process; they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class KernelSettings
{
    public const string Name = "Kernel settings";

    /// <summary>The levels that this machine can run, the scalar twin first.</summary>
    public static TheoryData<string> Levels()
    {
        var levels = new TheoryData<string>();
        foreach (var level in Enum.GetValues<SimdLevel>())
            if (level <= SimdSelection.Best) levels.Add(level.ToString());
        return levels;
    }

    /// <summary>Runs <paramref name="work"/> at a level and with a number of threads, and puts both back.</summary>
    internal static void With(SimdLevel level, int threads, Action work)
    {
        var (levelBefore, threadsBefore) = (SimdSelection.Current, WorkerPool.ThreadCount);
        (SimdSelection.Current, WorkerPool.ThreadCount) = (level, threads);
        try
        {
            work();
        }
        finally
        {
            (SimdSelection.Current, WorkerPool.ThreadCount) = (levelBefore, threadsBefore);
        }
    }
}
