using Linnet.Training.Encoded;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>A part of the tokens of a corpus on disk, whose rows follow one another as in the text.</summary>
/// <param name="shards">Rows of <see cref="RowLength"/> tokens each, the last excepted.</param>
/// <param name="start">0-based index of the part's first token.</param>
/// <param name="count">Number of the part's tokens.</param>
internal sealed class TokenStream(TokenShards shards, long start, long count) : ITokenText
{
    /// <summary>Tokens of a row.</summary>
    internal const int RowLength = 1024;

    /// <inheritdoc/>
    public long Count => count;

    /// <inheritdoc/>
    public void Read(long first, Span<int> ids)
    {
        var row = new int[RowLength];
        for (var at = start + first; ids.Length > 0;)
        {
            var (number, offset) = ((int)(at / RowLength), (int)(at % RowLength));
            shards.Read(number, row);
            var length = Math.Min(ids.Length, shards.Lengths[number] - offset);
            row.AsSpan(offset, length).CopyTo(ids);
            ids = ids[length..];
            at += length;
        }
    }

    /// <summary>Number of tokens of all rows.</summary>
    internal static long CountOf(TokenShards shards) => shards.Count == 0 ? 0 : ((shards.Count - 1L) * RowLength) + shards.Lengths[^1];

    /// <summary>Cuts a stream of tokens into rows.</summary>
    internal static IEnumerable<int[]> Rows(IEnumerable<int[]> pieces)
    {
        var row = new List<int>(RowLength);
        foreach (var piece in pieces)
        {
            foreach (var id in piece)
            {
                row.Add(id);
                if (row.Count < RowLength) continue;
                yield return [.. row];
                row.Clear();
            }
        }

        if (row.Count > 0) yield return [.. row];
    }
}
