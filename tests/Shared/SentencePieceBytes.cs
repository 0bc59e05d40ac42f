using System.Text;

namespace Linnet.Tests;

/// <summary>Writes small SentencePiece model files, field by field as sentencepiece_model.proto has them.</summary>
internal static class SentencePieceBytes
{
    internal const int Normal = 1, Unknown = 2, Control = 3;

    /// <summary>A file with the mark for unknown text, the mark that ends a text, and pieces with their scores.</summary>
    /// <param name="pieces">Beside the marks.</param>
    /// <param name="modelType">1 for unigram, 2 for BPE.</param>
    internal static byte[] Write(IEnumerable<(string Piece, float Score)> pieces, int modelType = 1)
    {
        var file = new List<byte>();
        Message(file, 1, Piece("<unk>", 0, Unknown));
        Message(file, 1, Piece("</s>", 0, Control));
        foreach (var (piece, score) in pieces) Message(file, 1, Piece(piece, score, Normal));
        Message(file, 2, [3 << 3, (byte)modelType]);
        Message(file, 3, [.. Field(1, "identity"u8)]);
        return [.. file];
    }

    private static List<byte> Piece(string piece, float score, int type) =>
        [.. Field(1, Encoding.UTF8.GetBytes(piece)), (2 << 3) | 5, .. BitConverter.GetBytes(score), 3 << 3, (byte)type];

    private static List<byte> Field(int number, ReadOnlySpan<byte> content) => [(byte)((number << 3) | 2), (byte)content.Length, .. content];

    private static void Message(List<byte> file, int number, List<byte> content)
    {
        file.Add((byte)((number << 3) | 2));

        // Lengths of up to 127 are one byte.
        Assert.InRange(content.Count, 0, 127);
        file.Add((byte)content.Count);
        file.AddRange(content);
    }
}
