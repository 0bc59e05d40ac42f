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

    /// <summary>Packing a value across its rows costs as much as this many multiply-adds.</summary>
    private const double PackingCost = 10;

    /// <summary>Reading a value as it lies, or copying whole rows of a panel, costs as much as this many.</summary>
    private const double ReadingCost = 3;

    private readonly int _m;
    private readonly int _n;
    private readonly int _panels;
    private readonly int _panelWidth;

    internal GemmPartition(in GemmProblem problem, int panelWidth)
    {
        var (m, n) = (problem.M, problem.N);
        _m = m;
        _n = n;
        _panelWidth = panelWidth;
        _panels = (n + panelWidth - 1) / panelWidth;
        var threads = (int)Math.Clamp((long)m * n * problem.K / MinimumWork, 1, WorkerPool.ThreadCount);
        double costA = problem.ARow == 1 ? PackingCost : ReadingCost;
        var costB = problem.BIsPacked || problem.BCol == 1 ? ReadingCost : PackingCost;
        (RowParts, ColumnParts) = (1, 1);
        var best = double.MaxValue;
        for (var rowParts = 1; rowParts <= Math.Min(threads, m); rowParts++)
        {
            var columnParts = Math.Min(threads / rowParts, _panels);
            double rows = Math.Ceiling((double)m / rowParts);
            double columns = Math.Min(n, Math.Ceiling((double)_panels / columnParts) * panelWidth);
            var cost = (rows * columns) + (costA * rows) + (costB * columns);
            if (cost >= best) continue;
            best = cost;
            (RowParts, ColumnParts) = (rowParts, columnParts);
        }
    }

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
