using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Training.Encoded;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>Rows with part of their tokens hidden. Gone with the scope it was made in.</summary>
/// <param name="Inputs">What the network sees.</param>
/// <param name="Places">Where tokens are hidden, among all <c>batch * length</c> of them, <c>[hidden tokens]</c>.</param>
/// <param name="Truth">The tokens that stand there, <c>[hidden tokens]</c>.</param>
internal readonly record struct MaskedBatch(TokenBatch Inputs, IntTensor Places, IntTensor Truth)
{
    /// <summary>Makes a batch; the same rows with the same seed hide the same tokens.</summary>
    /// <param name="shards">The rows' tokens.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="masking">Hides.</param>
    /// <param name="padId">Fills rows up.</param>
    /// <param name="seed">Decides what is hidden.</param>
    internal static MaskedBatch Create(TokenShards shards, ReadOnlySpan<int> rows, Masking masking, int padId, ulong seed)
    {
        var ids = new int[rows.Length][];
        var (places, truth) = (new List<int>(), new List<int>());
        var (rowPlaces, rowTruth) = (new List<int>(), new List<int>());
        var length = 0;
        foreach (var row in rows) length = Math.Max(length, shards.Lengths[row]);
        var random = new SeededRandom(seed);
        for (var i = 0; i < rows.Length; i++)
        {
            ids[i] = new int[shards.Lengths[rows[i]]];
            shards.Read(rows[i], ids[i]);
            masking.Apply(ids[i], rowPlaces, rowTruth, random);
            foreach (var place in rowPlaces) places.Add((i * length) + place);
            truth.AddRange(rowTruth);
        }

        var shape = new Shape(places.Count);
        return new MaskedBatch(TokenBatch.FromRows(ids, padId), IntTensor.From([.. places], shape), IntTensor.From([.. truth], shape));
    }
}
