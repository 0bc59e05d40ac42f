using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Adds nothing; corrects the offsets of byte-level tokens.</summary>
/// <param name="addPrefixSpace">Whether the pre-tokeniser puts a space in front, which no offset may count.</param>
/// <param name="trimOffsets">Leave the space that a token begins with out of its offsets.</param>
/// <param name="useRegex">Kept for the file.</param>
public sealed class ByteLevelPostProcessor(bool addPrefixSpace = true, bool trimOffsets = true, bool useRegex = true) : PostProcessor
{
    /// <inheritdoc/>
    public override int AddedTokens(bool isPair) => 0;

    internal override List<TokenSequence> Process(List<TokenSequence> sequences, bool addSpecialTokens) => sequences;

    internal override void Trim(LocatedTokens tokens)
    {
        if (trimOffsets) OffsetTrimmer.Trim(tokens, addPrefixSpace);
    }

    internal override void Write(Utf8JsonWriter json) => ByteLevelFields.Write(json, addPrefixSpace, trimOffsets, useRegex);
}
