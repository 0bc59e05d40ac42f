using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Training.Encoded;

namespace Linnet.Training.Tasks.TextClassification;

/// <summary>Puts encoded rows into the tensors that a network takes; all of them belong to the current scope.</summary>
internal static class BatchAssembly
{
    /// <summary>Ids padded on the right to the longest row.</summary>
    internal static TokenBatch Inputs(EncodedDataset data, ReadOnlySpan<int> rows, int padId)
    {
        var length = 1;
        foreach (var row in rows) length = Math.Max(length, data.Lengths[row]);
        var shape = new Shape(rows.Length, length);
        var ids = IntTensor.Zeros(shape);
        var mask = IntTensor.Zeros(shape);
        var types = IntTensor.Zeros(shape);
        var lengths = IntTensor.Zeros(new Shape(rows.Length));
        for (var i = 0; i < rows.Length; i++)
        {
            var count = data.Lengths[rows[i]];
            var start = i * length;
            data.ReadIds(rows[i], ids.Data.Slice(start, count));
            ids.Data.Slice(start + count, length - count).Fill(padId);
            mask.Data.Slice(start, count).Fill(1);
            var pairStart = data.PairStart(rows[i]);
            types.Data.Slice(start + pairStart, count - pairStart).Fill(1);
            lengths.Data[i] = count;
        }

        return new TokenBatch { InputIds = ids, AttentionMask = mask, TokenTypeIds = types, Lengths = lengths };
    }

    /// <summary>The class index of each row, <c>[batch]</c>.</summary>
    internal static IntTensor Labels(EncodedDataset data, ReadOnlySpan<int> rows)
    {
        var labels = IntTensor.Zeros(new Shape(rows.Length));
        for (var i = 0; i < rows.Length; i++) labels.Data[i] = data.Labels(rows[i])[0];
        return labels;
    }

    /// <summary>1 for each label that a row has, 0 elsewhere, <c>[batch, labels]</c>.</summary>
    internal static Tensor Targets(EncodedDataset data, ReadOnlySpan<int> rows, int labelCount)
    {
        var targets = Tensor.Zeros(new Shape(rows.Length, labelCount));
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var label in data.Labels(rows[i])) targets.Data[(i * labelCount) + label] = 1f;
        }

        return targets;
    }
}
