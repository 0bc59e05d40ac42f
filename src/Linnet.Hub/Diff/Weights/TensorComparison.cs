using System.Buffers;
using Linnet.Models.Safetensors;

namespace Linnet.Hub.Diff;

/// <summary>Compares the values of two tensors of one shape in two passes of bounded memory: are the bytes the same, and if not, by how much do they differ.</summary>
internal static class TensorComparison
{
    private const int ChunkElements = 16384;
    private const int ChunkBytes = 65536;

    /// <summary>Whether two tensors have the same type and bytes; reading ends at the first difference, and the same part of one file is not read at all.</summary>
    internal static async Task<bool> AreSameAsync(TensorPlace before, TensorPlace after, CancellationToken cancellation)
    {
        if (before.Tensor.Type != after.Tensor.Type || before.Length != after.Length) return false;
        if (before.File.ContentId == after.File.ContentId && before.Start == after.Start) return true;
        using var buffer = MemoryPool<byte>.Shared.Rent(2 * ChunkBytes);
        await using var old = await before.OpenAsync(cancellation);
        await using var present = await after.OpenAsync(cancellation);
        for (var left = before.Length; left > 0;)
        {
            var count = (int)Math.Min(left, ChunkBytes);
            var (x, y) = (buffer.Memory[..count], buffer.Memory.Slice(ChunkBytes, count));
            await old.ReadExactlyAsync(x, cancellation);
            await present.ReadExactlyAsync(y, cancellation);
            if (!x.Span.SequenceEqual(y.Span)) return false;
            left -= count;
        }

        return true;
    }

    /// <summary>By how much two tensors of one number of elements differ; their types may differ.</summary>
    internal static async Task<ValueChange> MeasureAsync(TensorPlace before, TensorPlace after, CancellationToken cancellation)
    {
        var (typeBefore, typeAfter) = (before.Tensor.Type, after.Tensor.Type);
        using var bytes = MemoryPool<byte>.Shared.Rent(ChunkElements * Math.Max(typeBefore.Size(), typeAfter.Size()));
        using var values = MemoryPool<double>.Shared.Rent(2 * ChunkElements);
        var measure = new ValueMeasure();
        await using var old = await before.OpenAsync(cancellation);
        await using var present = await after.OpenAsync(cancellation);
        for (var left = before.Length / typeBefore.Size(); left > 0;)
        {
            var count = (int)Math.Min(left, ChunkElements);
            var (x, y) = (values.Memory[..count], values.Memory.Slice(ChunkElements, count));
            await ReadAsync(old, bytes.Memory, typeBefore, x, cancellation);
            await ReadAsync(present, bytes.Memory, typeAfter, y, cancellation);
            measure.Add(x.Span, y.Span);
            left -= count;
        }

        return measure.Result();
    }

    private static async Task ReadAsync(Stream stream, Memory<byte> buffer, SafetensorsType type, Memory<double> values, CancellationToken cancellation)
    {
        var bytes = buffer[..(values.Length * type.Size())];
        await stream.ReadExactlyAsync(bytes, cancellation);
        ElementDecoder.Decode(bytes.Span, type, values.Span);
    }
}
