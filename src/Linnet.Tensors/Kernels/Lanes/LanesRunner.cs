using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Linnet.Threading;

namespace Linnet.Tensors.Kernels.Lanes;

/// <summary>Runs kernels with the widest lanes that this processor has.</summary>
internal static class LanesRunner
{
    /// <summary>Runs a kernel over [0, <paramref name="count"/>) on the worker pool.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="grain">Fewest items worth a thread of their own.</param>
    /// <param name="kernel">The work.</param>
    internal static void For<TKernel>(int count, int grain, in TKernel kernel)
        where TKernel : struct, ILanesKernel =>
        WorkerPool.For(count, grain, new Body<TKernel>(kernel));

    /// <summary>As <see cref="For"/>, with the widest lanes that divide a size: for kernels that handle no remainder.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="grain">Fewest items worth a thread of their own.</param>
    /// <param name="size">A multiple of the lanes' count.</param>
    /// <param name="kernel">The work.</param>
    internal static void ForDividing<TKernel>(int count, int grain, int size, in TKernel kernel)
        where TKernel : struct, ILanesKernel =>
        WorkerPool.For(count, grain, new DividingBody<TKernel>(kernel, size));

    /// <summary>The number of parts that <see cref="For"/> cuts a range into, for kernels with per-part memory.</summary>
    internal static int Parts(int count, int grain) => Math.Min(WorkerPool.ThreadCount, Math.Max(1, count / Math.Max(1, grain)));

    /// <summary>Fewest rows worth a thread of their own, for work of a few nanoseconds an element.</summary>
    /// <param name="columns">Elements of a row.</param>
    internal static int RowGrain(int columns) => Math.Max(1, 8192 / Math.Max(1, columns));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TKernel>(ref TKernel kernel, int start, int end, int part)
        where TKernel : struct, ILanesKernel
    {
        if (Vector512.IsHardwareAccelerated) kernel.Run<Lanes512>(start, end, part);
        else if (Vector256.IsHardwareAccelerated) kernel.Run<Lanes256>(start, end, part);
        else if (Vector128.IsHardwareAccelerated) kernel.Run<Lanes128>(start, end, part);
        else kernel.Run<Lanes1>(start, end, part);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunDividing<TKernel>(ref TKernel kernel, int size, int start, int end, int part)
        where TKernel : struct, ILanesKernel
    {
        if (Vector512.IsHardwareAccelerated && size % Lanes512.Count == 0) kernel.Run<Lanes512>(start, end, part);
        else if (Vector256.IsHardwareAccelerated && size % Lanes256.Count == 0) kernel.Run<Lanes256>(start, end, part);
        else if (Vector128.IsHardwareAccelerated && size % Lanes128.Count == 0) kernel.Run<Lanes128>(start, end, part);
        else kernel.Run<Lanes1>(start, end, part);
    }

    private struct Body<TKernel>(TKernel kernel) : IParallelBody
        where TKernel : struct, ILanesKernel
    {
        private TKernel _kernel = kernel;

        public void Run(int start, int end, int part) => LanesRunner.Run(ref _kernel, start, end, part);
    }

    private struct DividingBody<TKernel>(TKernel kernel, int size) : IParallelBody
        where TKernel : struct, ILanesKernel
    {
        private TKernel _kernel = kernel;

        public void Run(int start, int end, int part) => RunDividing(ref _kernel, size, start, end, part);
    }
}
