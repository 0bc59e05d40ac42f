using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Models.Sparse;

/// <summary>
/// A sparse float32 matrix in compressed rows: the entries of row i are <c>RowStarts[i]</c> to <c>RowStarts[i + 1]</c> of
/// <see cref="ColumnIndices"/> and <see cref="Values"/>. Immutable, so safe to share between threads.
/// </summary>
public sealed class CsrMatrix
{
    private const int RowsWorthAThread = 16;

    /// <summary>Wraps the three arrays without copying them.</summary>
    /// <param name="columns">Number of columns.</param>
    /// <param name="rowStarts">One more than there are rows, rising from 0 to the number of entries.</param>
    /// <param name="columnIndices">Columns of the entries, each below <paramref name="columns"/>.</param>
    /// <param name="values">Values of the entries.</param>
    /// <exception cref="ShapeException">The arrays do not fit together.</exception>
    public CsrMatrix(int columns, int[] rowStarts, int[] columnIndices, float[] values)
    {
        if (rowStarts.Length == 0 || rowStarts[0] != 0 || rowStarts[^1] != columnIndices.Length || columnIndices.Length != values.Length)
        {
            throw new ShapeException(
                $"sparse matrix: {rowStarts.Length} row starts, {columnIndices.Length} columns and {values.Length} values do not fit together.");
        }

        Columns = columns;
        RowStarts = rowStarts;
        ColumnIndices = columnIndices;
        Values = values;
    }

    /// <summary>Number of rows.</summary>
    public int Rows => RowStarts.Length - 1;

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Where each row begins; one more than there are rows.</summary>
    public int[] RowStarts { get; }

    /// <summary>Columns of the entries.</summary>
    public int[] ColumnIndices { get; }

    /// <summary>Values of the entries.</summary>
    public float[] Values { get; }

    /// <summary>The product with a dense matrix; rows are shared among threads, and the result does not depend on how many.</summary>
    /// <param name="dense">Shape <c>[Columns, width]</c>, row by row.</param>
    /// <param name="width">Columns of the dense matrix, at least 1.</param>
    /// <param name="result">Shape <c>[Rows, width]</c>; overwritten.</param>
    /// <exception cref="ShapeException">A span has another length.</exception>
    public unsafe void Multiply(ReadOnlySpan<float> dense, int width, Span<float> result)
    {
        if (dense.Length != (long)Columns * width || result.Length != (long)Rows * width)
        {
            throw new ShapeException(
                $"sparse product: [{Rows}, {Columns}] times {dense.Length} values of width {width} into {result.Length}; expected {(long)Columns * width} and {(long)Rows * width}.");
        }

        fixed (int* starts = RowStarts)
        fixed (int* indices = ColumnIndices)
        fixed (float* values = Values)
        fixed (float* from = dense)
        fixed (float* into = result)
        {
            var kernel = new ProductKernel { Starts = starts, Indices = indices, Values = values, Dense = from, Result = into, Width = width };
            LanesRunner.For(Rows, RowsWorthAThread, in kernel);
        }
    }

    /// <summary>The same entries with rows and columns exchanged; columns rise within a row.</summary>
    public CsrMatrix Transpose()
    {
        var starts = new int[Columns + 1];
        foreach (var column in ColumnIndices) starts[column + 1]++;
        for (var column = 0; column < Columns; column++) starts[column + 1] += starts[column];
        var next = starts.AsSpan(0, Columns).ToArray();
        var indices = new int[Values.Length];
        var values = new float[Values.Length];
        for (var row = 0; row < Rows; row++)
        {
            for (var entry = RowStarts[row]; entry < RowStarts[row + 1]; entry++)
            {
                var place = next[ColumnIndices[entry]]++;
                indices[place] = row;
                values[place] = Values[entry];
            }
        }

        return new CsrMatrix(Rows, starts, indices, values);
    }

    /// <summary>The rows named, in that order.</summary>
    /// <param name="rows">Row numbers, each in range; repeats are allowed.</param>
    public CsrMatrix SelectRows(ReadOnlySpan<int> rows)
    {
        var starts = new int[rows.Length + 1];
        for (var i = 0; i < rows.Length; i++) starts[i + 1] = starts[i] + RowStarts[rows[i] + 1] - RowStarts[rows[i]];
        var indices = new int[starts[^1]];
        var values = new float[starts[^1]];
        for (var i = 0; i < rows.Length; i++)
        {
            var (from, length) = (RowStarts[rows[i]], starts[i + 1] - starts[i]);
            ColumnIndices.AsSpan(from, length).CopyTo(indices.AsSpan(starts[i]));
            Values.AsSpan(from, length).CopyTo(values.AsSpan(starts[i]));
        }

        return new CsrMatrix(Columns, starts, indices, values);
    }

    /// <summary>The columns from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive), numbered from 0.</summary>
    /// <param name="start">First column.</param>
    /// <param name="end">One past the last column.</param>
    public CsrMatrix SelectColumns(int start, int end)
    {
        if (start == 0 && end == Columns) return this;
        var starts = new int[Rows + 1];
        var indices = new List<int>();
        var values = new List<float>();
        for (var row = 0; row < Rows; row++)
        {
            for (var entry = RowStarts[row]; entry < RowStarts[row + 1]; entry++)
            {
                if (ColumnIndices[entry] < start || ColumnIndices[entry] >= end) continue;
                indices.Add(ColumnIndices[entry] - start);
                values.Add(Values[entry]);
            }

            starts[row + 1] = indices.Count;
        }

        return new CsrMatrix(end - start, starts, [.. indices], [.. values]);
    }

    private unsafe struct ProductKernel : ILanesKernel
    {
        public int* Starts;
        public int* Indices;
        public float* Values;
        public float* Dense;
        public float* Result;
        public int Width;

        public readonly void Run<TLanes>(int start, int end, int part)
            where TLanes : unmanaged, ILanes<TLanes>
        {
            for (var row = start; row < end; row++)
            {
                var (first, count) = (Starts[row], Starts[row + 1] - Starts[row]);
                var result = Result + ((long)row * Width);
                if (Width == 1)
                {
                    *result = RowLoops<TLanes>.SumOfSingles(Dense, Indices + first, count, Values + first);
                    continue;
                }

                new Span<float>(result, Width).Clear();
                RowLoops<TLanes>.AddWeightedRows(Dense, Width, Indices + first, count, Values + first, result);
            }
        }
    }
}
