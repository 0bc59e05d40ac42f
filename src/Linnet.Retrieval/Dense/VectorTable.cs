using System.Numerics;
using System.Runtime.InteropServices;
using Linnet.Threading;

namespace Linnet.Retrieval.Dense;

/// <summary>Vectors of length 1, one after the other, and the exact search among them. Immutable.</summary>
/// <param name="values"><c>[count, dimension]</c>.</param>
/// <param name="dimension">Numbers of a vector, at least 1.</param>
internal sealed class VectorTable(float[] values, int dimension)
{
    /// <summary>Rows from which another thread is worth its while.</summary>
    private const int RowsWorthAThread = 2048;

    internal int Count => values.Length / dimension;

    internal int Dimension => dimension;

    internal float[] Values => values;

    internal ReadOnlySpan<float> this[int row] => values.AsSpan(row * dimension, dimension);

    /// <summary>The sum of the products: the cosine, for vectors of length 1.</summary>
    internal static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var (a, b) = (Vector<float>.Zero, Vector<float>.Zero);
        var x = MemoryMarshal.Cast<float, Vector<float>>(left);
        var y = MemoryMarshal.Cast<float, Vector<float>>(right);
        var i = 0;
        for (; i + 1 < x.Length; i += 2)
        {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
        }

        if (i < x.Length) a += x[i] * y[i];
        var sum = Vector.Sum(a + b);
        for (var rest = x.Length * Vector<float>.Count; rest < left.Length; rest++) sum += left[rest] * right[rest];
        return sum;
    }

    /// <summary>The rows that point most like a vector, best first; equal ones in their order.</summary>
    /// <param name="query">Of length 1.</param>
    /// <param name="count">Most rows.</param>
    internal List<(int Row, float Score)> Search(ReadOnlySpan<float> query, int count)
    {
        var scores = new float[Count];
        WorkerPool.For(Count, RowsWorthAThread, new Products(this, query.ToArray(), scores));
        var best = new ScoredRows(bestFirst: false);
        for (var row = 0; row < scores.Length; row++)
        {
            if (best.Count < count) best.Add(row, scores[row]);
            else if (scores[row] > best.FirstScore()) best.Exchange(row, scores[row]);
        }

        return best.TakeReversed();
    }

    private readonly struct Products(VectorTable table, float[] query, float[] scores) : IParallelBody
    {
        public void Run(int start, int end, int part)
        {
            for (var row = start; row < end; row++) scores[row] = Dot(table[row], query);
        }
    }
}
