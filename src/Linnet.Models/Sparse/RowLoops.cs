using System.Runtime.CompilerServices;
using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Models.Sparse;

/// <summary>
/// What sparse features do to a dense matrix of weights, for one width of vector: results stay in registers while the rows go
/// by, four vectors at a time, then one, then what is left. Every element goes through the same fused operations in the same
/// order whatever the vector, so all but <see cref="Dot"/>, <see cref="Dots"/> and <see cref="SumOfSingles"/> give the same bits on every machine.
/// </summary>
internal static unsafe class RowLoops<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>result += Σ weights[k] · matrix[rows[k]]; without weights, every weight is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWeightedRows(float* matrix, int width, int* rows, int count, float* weights, float* result)
    {
        var lane = TLanes.Count;
        var column = 0;
        for (; column + (4 * lane) <= width; column += 4 * lane)
        {
            var a = TLanes.Load(result + column);
            var b = TLanes.Load(result + column + lane);
            var c = TLanes.Load(result + column + (2 * lane));
            var d = TLanes.Load(result + column + (3 * lane));
            for (var k = 0; k < count; k++)
            {
                var row = matrix + ((long)rows[k] * width) + column;
                var weight = TLanes.Broadcast(weights is null ? 1 : weights[k]);
                a = TLanes.MultiplyAdd(TLanes.Load(row), weight, a);
                b = TLanes.MultiplyAdd(TLanes.Load(row + lane), weight, b);
                c = TLanes.MultiplyAdd(TLanes.Load(row + (2 * lane)), weight, c);
                d = TLanes.MultiplyAdd(TLanes.Load(row + (3 * lane)), weight, d);
            }

            TLanes.Store(result + column, a);
            TLanes.Store(result + column + lane, b);
            TLanes.Store(result + column + (2 * lane), c);
            TLanes.Store(result + column + (3 * lane), d);
        }

        column = AddWeightedVectors<TLanes>(matrix, width, rows, count, weights, result, column);
        if (lane > 1) column = AddWeightedVectors<Lanes128>(matrix, width, rows, count, weights, result, column);
        AddWeightedVectors<Lanes1>(matrix, width, rows, count, weights, result, column);
    }

    /// <summary>matrix[rows[k]] += addend for every k; a row named twice gets it twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddToRows(float* matrix, int width, int* rows, int count, float* addend)
    {
        var lane = TLanes.Count;
        var column = 0;
        for (; column + (4 * lane) <= width; column += 4 * lane)
        {
            var a = TLanes.Load(addend + column);
            var b = TLanes.Load(addend + column + lane);
            var c = TLanes.Load(addend + column + (2 * lane));
            var d = TLanes.Load(addend + column + (3 * lane));
            for (var k = 0; k < count; k++)
            {
                var row = matrix + ((long)rows[k] * width) + column;
                TLanes.Store(row, TLanes.Load(row) + a);
                TLanes.Store(row + lane, TLanes.Load(row + lane) + b);
                TLanes.Store(row + (2 * lane), TLanes.Load(row + (2 * lane)) + c);
                TLanes.Store(row + (3 * lane), TLanes.Load(row + (3 * lane)) + d);
            }
        }

        for (var k = 0; k < count; k++) AddScaled(addend + column, 1, matrix + ((long)rows[k] * width) + column, width - column);
    }

    /// <summary>matrix[rows[k]] += weights[k] · addend for every k; a row named twice gets both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaledToRows(float* matrix, int width, int* rows, int count, float* weights, float* addend)
    {
        for (var k = 0; k < count; k++) AddScaled(addend, weights[k], matrix + ((long)rows[k] * width), width);
    }

    /// <summary>results[k] = matrix[rows[k]] · vector: four rows at a time, because each sum would else wait for itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dots(float* matrix, int width, int* rows, int count, float* vector, float* results)
    {
        var lane = TLanes.Count;
        var k = 0;
        for (; k + 4 <= count; k += 4)
        {
            var p = matrix + ((long)rows[k] * width);
            var q = matrix + ((long)rows[k + 1] * width);
            var r = matrix + ((long)rows[k + 2] * width);
            var s = matrix + ((long)rows[k + 3] * width);
            var a = TLanes.Broadcast(0);
            var (b, c, d) = (a, a, a);
            var column = 0;
            for (; column + lane <= width; column += lane)
            {
                var x = TLanes.Load(vector + column);
                a = TLanes.MultiplyAdd(TLanes.Load(p + column), x, a);
                b = TLanes.MultiplyAdd(TLanes.Load(q + column), x, b);
                c = TLanes.MultiplyAdd(TLanes.Load(r + column), x, c);
                d = TLanes.MultiplyAdd(TLanes.Load(s + column), x, d);
            }

            var rest = width - column;
            results[k] = TLanes.Sum(a) + Dot(p + column, vector + column, rest);
            results[k + 1] = TLanes.Sum(b) + Dot(q + column, vector + column, rest);
            results[k + 2] = TLanes.Sum(c) + Dot(r + column, vector + column, rest);
            results[k + 3] = TLanes.Sum(d) + Dot(s + column, vector + column, rest);
        }

        for (; k < count; k++) results[k] = Dot(matrix + ((long)rows[k] * width), vector, width);
    }

    /// <summary>Σ weights[k] · values[rows[k]]: four running sums, because each addition would else wait for the one before.</summary>
    public static float SumOfSingles(float* values, int* rows, int count, float* weights)
    {
        float a = 0, b = 0, c = 0, d = 0;
        var k = 0;
        for (; k + 4 <= count; k += 4)
        {
            a = MathF.FusedMultiplyAdd(values[rows[k]], weights[k], a);
            b = MathF.FusedMultiplyAdd(values[rows[k + 1]], weights[k + 1], b);
            c = MathF.FusedMultiplyAdd(values[rows[k + 2]], weights[k + 2], c);
            d = MathF.FusedMultiplyAdd(values[rows[k + 3]], weights[k + 3], d);
        }

        for (; k < count; k++) a = MathF.FusedMultiplyAdd(values[rows[k]], weights[k], a);
        return a + b + (c + d);
    }

    /// <summary>into += factor · from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(float* from, float factor, float* into, int width)
    {
        var lane = TLanes.Count;
        var scale = TLanes.Broadcast(factor);
        var column = 0;
        for (; column + lane <= width; column += lane)
            TLanes.Store(into + column, TLanes.MultiplyAdd(TLanes.Load(from + column), scale, TLanes.Load(into + column)));
        for (; column < width; column++) into[column] = MathF.FusedMultiplyAdd(from[column], factor, into[column]);
    }

    /// <summary>into *= factors, element by element.</summary>
    public static void Multiply(float* factors, float* into, int width)
    {
        var lane = TLanes.Count;
        var column = 0;
        for (; column + lane <= width; column += lane) TLanes.Store(into + column, TLanes.Load(into + column) * TLanes.Load(factors + column));
        for (; column < width; column++) into[column] *= factors[column];
    }

    /// <summary>Σ left · right; the order of the sum depends on the width of the vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(float* left, float* right, int width)
    {
        var lane = TLanes.Count;
        var sums = TLanes.Broadcast(0);
        var column = 0;
        for (; column + lane <= width; column += lane)
            sums = TLanes.MultiplyAdd(TLanes.Load(left + column), TLanes.Load(right + column), sums);
        var sum = TLanes.Sum(sums);
        for (; column < width; column++) sum = MathF.FusedMultiplyAdd(left[column], right[column], sum);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AddWeightedVectors<T>(float* matrix, int width, int* rows, int count, float* weights, float* result, int column)
        where T : unmanaged, ILanes<T>
    {
        for (; column + T.Count <= width; column += T.Count)
        {
            var sum = T.Load(result + column);
            for (var k = 0; k < count; k++)
            {
                var row = T.Load(matrix + ((long)rows[k] * width) + column);
                sum = weights is null ? sum + row : T.MultiplyAdd(row, T.Broadcast(weights[k]), sum);
            }

            T.Store(result + column, sum);
        }

        return column;
    }
}
