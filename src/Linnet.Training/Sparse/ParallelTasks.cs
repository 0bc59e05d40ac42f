using Linnet.Threading;

namespace Linnet.Training.Sparse;

/// <summary>Runs whole fits side by side: far fewer meetings of the threads than sharing out every product inside a fit.</summary>
internal static class ParallelTasks
{
    public static void Run(int count, Action<int> task) => WorkerPool.For(count, 1, new Body(task));

    private readonly struct Body(Action<int> task) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            for (var i = start; i < end; i++) task(i);
        }
    }
}
