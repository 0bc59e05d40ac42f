using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>A long row of tokens, cut into blocks in which every token is to be predicted from those before it.</summary>
/// <param name="text">All tokens.</param>
/// <param name="length">Tokens of a block that are predicted.</param>
internal sealed class TokenBlocks(ITokenText text, int length)
{
    /// <summary>Cuts tokens in memory.</summary>
    internal TokenBlocks(int[] ids, int length)
        : this(new TokenArray(ids), length)
    {
    }

    /// <summary>Number of blocks that lie side by side; the last may be shorter.</summary>
    internal int Count => (int)((Math.Max(0, text.Count - 1) + length - 1) / length);

    /// <summary>Blocks from random places, the same for the same seed and numbers.</summary>
    /// <param name="batchSize">Number of blocks.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="number">Which batch of the run.</param>
    internal (TokenBatch Inputs, IntTensor Targets) Random(int batchSize, ulong seed, long number)
    {
        var size = (int)Math.Min(length, text.Count - 1);
        var starts = new long[batchSize];
        for (var i = 0; i < batchSize; i++)
            starts[i] = (long)(SplitMix64.At(seed, (ulong)((number * batchSize) + i)) % (ulong)(text.Count - size));
        return At(starts, size);
    }

    /// <summary>A block by its number; full blocks may be taken several at a time.</summary>
    /// <param name="first">Number of the first block.</param>
    /// <param name="count">How many, at most as many as are full unless it is one.</param>
    internal (TokenBatch Inputs, IntTensor Targets) InOrder(int first, int count)
    {
        var starts = Enumerable.Range(first, count).Select(block => (long)block * length).ToArray();
        return At(starts, (int)Math.Min(length, text.Count - 1 - starts[^1]));
    }

    /// <summary>Number of blocks that have the full length.</summary>
    internal int FullCount => (int)(Math.Max(0, text.Count - 1) / length);

    private (TokenBatch Inputs, IntTensor Targets) At(long[] starts, int size)
    {
        var shape = new Shape(starts.Length, size);
        var (inputs, targets) = (IntTensor.Zeros(shape), IntTensor.Zeros(shape));
        var block = new int[size + 1];
        for (var i = 0; i < starts.Length; i++)
        {
            text.Read(starts[i], block);
            block.AsSpan(0, size).CopyTo(inputs.Data[(i * size)..]);
            block.AsSpan(1, size).CopyTo(targets.Data[(i * size)..]);
        }

        return (TokenBatch.FromRectangle(inputs.Data, [], [], starts.Length), targets);
    }
}
