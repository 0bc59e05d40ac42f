using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>How an encoder of one text judges two (<c>pair_encoding</c>).</summary>
public enum PairEncoding
{
    /// <summary>Both texts are read as one sequence with a separator between them (<c>concat</c>).</summary>
    Concat,

    /// <summary>Each is encoded alone and the classifier sees <c>[u, v, |u - v|, u · v]</c> (<c>siamese</c>).</summary>
    Siamese,
}

/// <summary>The encodings' names in <c>config.json</c> and their work.</summary>
internal static class PairEncodings
{
    internal static KeyValuePair<string, PairEncoding>[] Names { get; } =
        [new("concat", PairEncoding.Concat), new("siamese", PairEncoding.Siamese)];

    /// <summary>The size of the classifier's input for an encoder of the given size.</summary>
    internal static int FeatureSize(this PairEncoding encoding, int size) => encoding == PairEncoding.Siamese ? 4 * size : size;

    /// <summary>Encodes a batch of texts or pairs for the classifier.</summary>
    /// <param name="encoding">How.</param>
    /// <param name="batch">Token types tell the second text of a pair from the first.</param>
    /// <param name="encode">From a batch of single texts to <c>[batch, size]</c>.</param>
    internal static Tensor Encode(this PairEncoding encoding, TokenBatch batch, Func<TokenBatch, Tensor> encode) =>
        encoding == PairEncoding.Siamese ? encode(Side(batch, 0)).PairFeatures(encode(Side(batch, 1))) : encode(batch);

    /// <summary>The tokens of one type alone, moved to the front of their rows.</summary>
    private static TokenBatch Side(TokenBatch batch, int type)
    {
        var (rows, length) = (batch.BatchSize, batch.Length);
        var side = new TokenBatch
        {
            InputIds = IntTensor.Zeros(batch.InputIds.Shape),
            AttentionMask = IntTensor.Zeros(batch.InputIds.Shape),
            TokenTypeIds = IntTensor.Zeros(batch.InputIds.Shape),
            Lengths = IntTensor.Zeros(new Shape(rows)),
        };
        for (var row = 0; row < rows; row++)
        {
            var count = 0;
            for (var i = row * length; i < (row * length) + batch.Lengths.Data[row]; i++)
            {
                if (batch.TokenTypeIds.Data[i] != type || batch.AttentionMask.Data[i] == 0) continue;
                side.InputIds.Data[(row * length) + count] = batch.InputIds.Data[i];
                side.AttentionMask.Data[(row * length) + count++] = 1;
            }

            side.Lengths.Data[row] = count;
        }

        return side;
    }
}
