using Linnet.Tensors.Kernels.Attention;
using Linnet.Tensors.Memory;

namespace Linnet.Tensors;

/// <summary>
/// Keys and values of one attention layer for the tokens seen so far, so that each new token costs one step. Lives outside every scope
/// until it is disposed; belongs to one text, or one batch of texts, at a time.
/// </summary>
public sealed unsafe class AttentionCache : IDisposable
{
    private const int FirstCapacity = 64;

    private float* _memory;
    private int _sizeClass;
    private int _batch;
    private bool _isDisposed;

    /// <summary>Frees the memory of a cache that nobody disposed.</summary>
    ~AttentionCache() => Free();

    /// <summary>Number of tokens held, the same for every row of the batch.</summary>
    public int Length { get; private set; }

    internal int Capacity { get; private set; }

    /// <summary>Elements of one token's keys.</summary>
    internal int Width { get; private set; }

    /// <summary>[batch, capacity, width].</summary>
    internal float* Keys => _memory;

    /// <summary>[batch, capacity, width].</summary>
    internal float* Values => _memory + ((long)_batch * Capacity * Width);

    /// <summary>Forgets the tokens from a position on.</summary>
    /// <param name="length">How many remain, at most <see cref="Length"/>.</param>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    /// <summary>Makes row i a copy of what row <c>rows[i]</c> was, as beam search goes on from its best texts.</summary>
    /// <param name="rows">0-based; one row may go on as several. Their number becomes the batch's size.</param>
    /// <exception cref="ShapeException">There is no such row.</exception>
    public void Reorder(ReadOnlySpan<int> rows)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (rows.IsEmpty || rows.ContainsAnyExceptInRange(0, _batch - 1))
            throw new ShapeException($"The cache has rows 0 to {_batch - 1}; received {string.Join(", ", rows.ToArray())}.");
        var memory = (float*)TensorMemory.Rent(8L * rows.Length * Capacity * Width, out var sizeClass);
        var row = (long)Capacity * Width;
        for (var i = 0; i < rows.Length; i++)
        {
            Copy(Keys + (rows[i] * row), memory + (i * row));
            Copy(Values + (rows[i] * row), memory + ((rows.Length + i) * row));
        }

        Free();
        _memory = memory;
        (_sizeClass, _batch) = (sizeClass, rows.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        _isDisposed = true;
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes the keys and values of new tokens.</summary>
    /// <param name="keys">Those of the first token of the first row; the others follow at a distance of the stride.</param>
    /// <param name="values">Likewise.</param>
    /// <param name="stride">Elements from one token to the next.</param>
    /// <param name="batch">Number of rows.</param>
    /// <param name="count">New tokens in each row.</param>
    /// <param name="width">Elements of one token's keys.</param>
    internal void Append(float* keys, float* values, int stride, int batch, int count, int width)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Length > 0 && (batch != _batch || width != Width))
            throw new ShapeException($"The cache holds {_batch} rows of {Width} elements; received {batch} rows of {width}. Use a new cache for another batch.");
        if (_memory is null || batch != _batch || width != Width || Length + count > Capacity) Grow(batch, width, Length + count);
        for (var row = 0; row < batch; row++)
        {
            var target = (((long)row * Capacity) + Length) * width;
            for (var i = 0; i < count; i++, target += width)
            {
                var source = (((long)row * count) + i) * stride;
                new ReadOnlySpan<float>(keys + source, width).CopyTo(new Span<float>(Keys + target, width));
                new ReadOnlySpan<float>(values + source, width).CopyTo(new Span<float>(Values + target, width));
            }
        }

        Length += count;
    }

    /// <summary>The attention of the newest tokens' queries to all that is held; its heads are still to be set.</summary>
    /// <param name="query">The first query of the first row; the others follow at a distance of the stride.</param>
    /// <param name="stride">Elements from one token's query to the next.</param>
    /// <param name="batch">Number of rows.</param>
    /// <param name="count">Newest tokens in each row.</param>
    internal AttentionProblem Problem(float* query, int stride, int batch, int count) => new()
    {
        Query = query,
        Key = Keys,
        Value = Values,
        QueryStride = stride,
        KeyStride = Width,
        ValueStride = Width,
        Batch = batch,
        QueryLength = count,
        KeyLength = Length,
        KeyRows = Capacity,
    };

    private void Grow(int batch, int width, int needed)
    {
        var capacity = Math.Max(FirstCapacity, Capacity);
        while (capacity < needed) capacity *= 2;
        var memory = (float*)TensorMemory.Rent(8L * batch * capacity * width, out var sizeClass);
        for (var row = 0; Length > 0 && row < 2 * batch; row++)
            Copy(_memory + ((long)row * Capacity * width), memory + ((long)row * capacity * width));

        Free();
        _memory = memory;
        (_sizeClass, _batch, Capacity, Width) = (sizeClass, batch, capacity, width);
    }

    /// <summary>Copies the tokens that one row holds.</summary>
    private void Copy(float* source, float* target) =>
        new ReadOnlySpan<float>(source, Length * Width).CopyTo(new Span<float>(target, Length * Width));

    private void Free()
    {
        if (_memory is not null) TensorMemory.Return((byte*)_memory, _sizeClass);
        _memory = null;
    }
}
