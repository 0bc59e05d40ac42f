using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>What a decoder has of the source; gone with the scope it was made in.</summary>
public sealed class SourceMemory
{
    /// <summary>The encoder's last vectors, <c>[batch, length, hidden]</c>.</summary>
    public required Tensor Hidden { get; init; }

    /// <summary>1 for a token that may be looked at, <c>[batch, length]</c>.</summary>
    public required IntTensor Mask { get; init; }

    /// <summary>The source's ids, <c>[batch, length]</c>; null where a decoder does not need them.</summary>
    public IntTensor? InputIds { get; init; }

    /// <summary>Keys and values that the decoder's layers look at, each <c>[batch, length, size]</c>; empty where a model has no such layers.</summary>
    public required IReadOnlyList<(Tensor Keys, Tensor Values)> Layers { get; init; }

    /// <summary>The memory of some of the rows, in any order and as often as wanted.</summary>
    /// <param name="rows">0-based.</param>
    public SourceMemory Select(ReadOnlySpan<int> rows)
    {
        var chosen = IntTensor.From(rows, new Shape(rows.Length));
        return new SourceMemory
        {
            Hidden = Pick(Hidden),
            Mask = Copy(Mask, rows),
            InputIds = InputIds is { } ids ? Copy(ids, rows) : null,
            Layers = [.. Layers.Select(layer => (Pick(layer.Keys), Pick(layer.Values)))],
        };

        Tensor Pick(Tensor tensor)
        {
            var (batch, rest) = (tensor.Shape[0], tensor.Count / tensor.Shape[0]);
            return tensor.Reshape(new Shape(batch, rest)).GatherRows(chosen).Reshape(new Shape(chosen.Count, tensor.Shape[1], tensor.Shape[2]));
        }
    }

    private static IntTensor Copy(IntTensor numbers, ReadOnlySpan<int> rows)
    {
        var length = numbers.Shape[1];
        var copy = IntTensor.Zeros(new Shape(rows.Length, length));
        for (var i = 0; i < rows.Length; i++) numbers.Data.Slice(rows[i] * length, length).CopyTo(copy.Data[(i * length)..]);
        return copy;
    }
}
