using Linnet.Threading;

namespace Linnet.Tensors.Kernels;

/// <summary>
/// How a product is cut into a grid of blocks of C, one for each thread: the grid whose largest block, with the packing that it
/// repeats, costs least. k is never cut, so that results do not depend on the number of threads in any other way than the shape
/// of tiles.
/// </summary>
internal readonly struct GemmPartition
{
    /// <summary>Multiply-adds that are worth waking a thread for.</summary>
    internal const long MinimumWork = 96 * 1024;

    private readonly int _m;
    private readonly int _n;
    private readonly int _panels;
    private readonly int _panelWidth;

    internal GemmPartition(int m, int n, int k, int panelWidth)
    {
        _m = m;
        _n = n;
        _panelWidth = panelWidth;
        _panels = (n + panelWidth - 1) / panelWidth;
        var threads = (int)Math.Clamp((long)m * n * k / MinimumWork, 1, WorkerPool.ThreadCount);
        (RowParts, ColumnParts) = (1, 1);
        var best = double.MaxValue;
        for (var rowParts = 1; rowParts <= Math.Min(threads, m); rowParts++)
        {
            var columnParts = Math.Min(threads / rowParts, _panels);
            double rows = Math.Ceiling((double)m / rowParts);
            double columns = Math.Min(n, Math.Ceiling((double)_panels / columnParts) * panelWidth);
            var cost = (rows * columns) + (PackingCost * (rows + columns));
            if (cost >= best) continue;
            best = cost;
            (RowParts, ColumnParts) = (rowParts, columnParts);
        }
    }

    /// <summary>Packing a value costs as much as this many multiply-adds.</summary>
    private static double PackingCost => 8;

    internal int RowParts { get; }

    internal int ColumnParts { get; }

    internal int Count => RowParts * ColumnParts;

    internal GemmProblem Part(in GemmProblem problem, int part)
    {
        var (row, column) = (part / ColumnParts, part % ColumnParts);
        return problem.Block(WorkerPool.PartStart(_m, RowParts, row), WorkerPool.PartStart(_m, RowParts, row + 1),
            WorkerPool.PartStart(_panels, ColumnParts, column) * _panelWidth,
            Math.Min(_n, WorkerPool.PartStart(_panels, ColumnParts, column + 1) * _panelWidth));
    }
}
