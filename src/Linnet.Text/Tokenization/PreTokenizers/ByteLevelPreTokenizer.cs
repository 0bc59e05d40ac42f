using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Cuts into the words of GPT-2 (Radford et al. 2019) and spells each byte as a printable character.</summary>
/// <param name="addPrefixSpace">Put a space in front of a text that has none.</param>
/// <param name="trimOffsets">Kept for the file; offsets are trimmed by the post-processor.</param>
/// <param name="useRegex">Cut into words; false leaves the text whole.</param>
public sealed class ByteLevelPreTokenizer(bool addPrefixSpace = true, bool trimOffsets = true, bool useRegex = true) : PreTokenizer
{
    internal override void Apply(TextPieces text)
    {
        if (addPrefixSpace) text.Rewrite(new Prefixing());
        if (useRegex) text.Split(default(Gpt2Pattern), SplitBehavior.Isolated);
        text.Rewrite(default(ByteAlphabet.Spelling));
    }

    internal override AsciiScanner? CreateAsciiScanner() => useRegex ? new Gpt2Scanner(addPrefixSpace) : null;

    internal override void Write(Utf8JsonWriter json) => ByteLevelFields.Write(json, addPrefixSpace, trimOffsets, useRegex);

    private readonly struct Prefixing : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer)
        {
            if (piece is [(byte)' ', ..]) writer.Copy(0, piece.Length);
            else new PrependNormalizer.Prepending(" ").Rewrite(piece, ref writer);
        }
    }
}
