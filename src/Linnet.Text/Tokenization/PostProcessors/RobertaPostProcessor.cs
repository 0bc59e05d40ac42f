using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary><c>&lt;s&gt; A &lt;/s&gt;</c>, and for two texts <c>&lt;s&gt; A &lt;/s&gt; &lt;/s&gt; B &lt;/s&gt;</c>; type ids are all 0.</summary>
/// <param name="sep">Ends each text and begins the second.</param>
/// <param name="cls">Begins the first.</param>
/// <param name="trimOffsets">Leave the space that a byte-level token begins with out of its offsets.</param>
/// <param name="addPrefixSpace">Whether the pre-tokeniser puts a space in front, which no offset may count.</param>
public sealed class RobertaPostProcessor(
    SpecialTokenId sep, SpecialTokenId cls, bool trimOffsets = true, bool addPrefixSpace = true) : PostProcessor
{
    /// <inheritdoc/>
    public override int AddedTokens(bool isPair) => isPair ? 4 : 2;

    internal override List<TokenSequence> Process(List<TokenSequence> sequences, bool addSpecialTokens)
    {
        foreach (var sequence in sequences) sequence.SetTypeId(0);
        if (!addSpecialTokens) return sequences;
        var result = new List<TokenSequence>();
        for (var i = 0; i < sequences.Count; i++)
        {
            var opening = i == 0 ? cls : sep;
            result.Add(TokenSequence.Special(opening.Token, opening.Id, 0));
            result.Add(sequences[i]);
            result.Add(TokenSequence.Special(sep.Token, sep.Id, 0));
        }

        return result;
    }

    internal override void Trim(LocatedTokens tokens)
    {
        if (trimOffsets) OffsetTrimmer.Trim(tokens, addPrefixSpace);
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "RobertaProcessing");
        SpecialTokenFields.Write(json, "sep", sep);
        SpecialTokenFields.Write(json, "cls", cls);
        json.WriteBoolean("trim_offsets", trimOffsets);
        json.WriteBoolean("add_prefix_space", addPrefixSpace);
        json.WriteEndObject();
    }
}
