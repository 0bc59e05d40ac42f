using Linnet.Tensors;

namespace Linnet.Models.Layers;

/// <summary>
/// Token ids of several texts, padded to one length: what a text network takes. Made in the current
/// <see cref="Tensors.Autograd.TensorScope"/> and gone with it.
/// </summary>
public readonly record struct TokenBatch
{
    /// <summary>Token ids, <c>[batch, length]</c>.</summary>
    public required IntTensor InputIds { get; init; }

    /// <summary>1 for a real token, 0 for padding, <c>[batch, length]</c>.</summary>
    public required IntTensor AttentionMask { get; init; }

    /// <summary>0 in the first text and 1 in the second of a pair, <c>[batch, length]</c>.</summary>
    public required IntTensor TokenTypeIds { get; init; }

    /// <summary>One past the last real token of each row, <c>[batch]</c>: the row's length where padding is on the right.</summary>
    public required IntTensor Lengths { get; init; }

    /// <summary>Each token's position, <c>[batch, length]</c>; null for 0, 1, 2, ... in every row.</summary>
    public IntTensor? PositionIds { get; init; }

    /// <summary>What a decoder has written so far, <c>[batch, target length]</c>; null where there is no decoder.</summary>
    public IntTensor? DecoderInputIds { get; init; }

    /// <summary>1 for a real token of <see cref="DecoderInputIds"/>, 0 for padding; null for all 1.</summary>
    public IntTensor? DecoderAttentionMask { get; init; }

    /// <summary>What a decoder has written so far as a batch of its own, or null.</summary>
    public TokenBatch? Decoder => DecoderInputIds is { } ids
        ? FromRectangle(ids.Data, DecoderAttentionMask is { } mask ? mask.Data : [], [], BatchSize)
        : null;

    /// <summary>What a tagger knows of the words that the tokens make up; null for networks that know no words.</summary>
    public WordInputs? Words { get; init; }

    /// <summary>Number of rows.</summary>
    public int BatchSize => InputIds.Shape[0];

    /// <summary>Tokens in each row, padding included.</summary>
    public int Length => InputIds.Shape[1];

    /// <summary>
    /// Makes a batch from rows of ids, padded on the right to the longest row. An empty row counts as one padding token that is
    /// attended to, so that no row is masked out altogether.
    /// </summary>
    /// <param name="rows">At least one row; rows may be empty.</param>
    /// <param name="padId">The id that fills up.</param>
    /// <param name="typeIds">Token types, as long as the rows; null for all 0.</param>
    /// <param name="minimumLength">The batch is at least so long.</param>
    /// <exception cref="ShapeException">No rows, or type ids that do not fit the rows.</exception>
    public static TokenBatch FromRows(IReadOnlyList<int[]> rows, int padId = 0, IReadOnlyList<int[]>? typeIds = null, int minimumLength = 1)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) throw new ShapeException("A token batch needs at least one row.");
        var length = Math.Max(1, minimumLength);
        for (var i = 0; i < rows.Count; i++) length = Math.Max(length, rows[i].Length);
        var batch = Create(rows.Count, length);
        batch.InputIds.Data.Fill(padId);
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].CopyTo(batch.InputIds.Data[(i * length)..]);
            batch.Lengths.Data[i] = Math.Max(1, rows[i].Length);
            batch.AttentionMask.Data.Slice(i * length, batch.Lengths.Data[i]).Fill(1);
            if (typeIds is null) continue;
            if (typeIds[i].Length != rows[i].Length)
                throw new ShapeException($"Row {i} has {rows[i].Length} ids but {typeIds[i].Length} token type ids; expected as many.");
            typeIds[i].CopyTo(batch.TokenTypeIds.Data[(i * length)..]);
        }

        return batch;
    }

    /// <summary>Makes a batch from rectangles of numbers as they stand, with any mask: padding on the left, or holes.</summary>
    /// <param name="inputIds">Ids, row by row.</param>
    /// <param name="attentionMask">1 or 0 for each id; empty for all 1.</param>
    /// <param name="tokenTypeIds">A type for each id; empty for all 0.</param>
    /// <param name="batchSize">Number of rows, at least 1.</param>
    /// <exception cref="ShapeException">The rectangles do not have the same size.</exception>
    public static TokenBatch FromRectangle(
        ReadOnlySpan<int> inputIds, ReadOnlySpan<int> attentionMask, ReadOnlySpan<int> tokenTypeIds, int batchSize)
    {
        if (batchSize < 1 || inputIds.IsEmpty || inputIds.Length % batchSize != 0)
            throw new ShapeException($"{inputIds.Length} ids do not make {batchSize} rows of one length, which must be at least 1.");
        CheckCount(attentionMask, inputIds, "attention mask");
        CheckCount(tokenTypeIds, inputIds, "token type");
        var length = inputIds.Length / batchSize;
        var batch = Create(batchSize, length);
        inputIds.CopyTo(batch.InputIds.Data);
        if (attentionMask.IsEmpty) batch.AttentionMask.Data.Fill(1);
        else attentionMask.CopyTo(batch.AttentionMask.Data);
        tokenTypeIds.CopyTo(batch.TokenTypeIds.Data);
        for (var i = 0; i < batchSize; i++)
            batch.Lengths.Data[i] = batch.AttentionMask.Data.Slice(i * length, length).LastIndexOfAnyExcept(0) + 1;
        return batch;
    }

    private static TokenBatch Create(int rows, int length) => new()
    {
        InputIds = IntTensor.Zeros(new Shape(rows, length)),
        AttentionMask = IntTensor.Zeros(new Shape(rows, length)),
        TokenTypeIds = IntTensor.Zeros(new Shape(rows, length)),
        Lengths = IntTensor.Zeros(new Shape(rows)),
    };

    private static void CheckCount(ReadOnlySpan<int> values, ReadOnlySpan<int> ids, string what)
    {
        if (!values.IsEmpty && values.Length != ids.Length)
            throw new ShapeException($"{ids.Length} ids came with {values.Length} {what} values; expected as many, or none.");
    }
}
