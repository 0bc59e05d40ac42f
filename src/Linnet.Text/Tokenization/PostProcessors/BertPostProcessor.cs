using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary><c>[CLS] A [SEP]</c>, and for two texts <c>[CLS] A [SEP] B [SEP]</c> with type id 1 from B on.</summary>
/// <param name="sep">Ends each text.</param>
/// <param name="cls">Begins the first.</param>
public sealed class BertPostProcessor(SpecialTokenId sep, SpecialTokenId cls) : PostProcessor
{
    /// <inheritdoc/>
    public override int AddedTokens(bool isPair) => isPair ? 3 : 2;

    internal override List<TokenSequence> Process(List<TokenSequence> sequences, bool addSpecialTokens)
    {
        if (!addSpecialTokens) return sequences;
        var result = new List<TokenSequence>();
        for (var i = 0; i < sequences.Count; i++)
        {
            if (i == 0) result.Add(TokenSequence.Special(cls.Token, cls.Id, 0));
            result.Add(sequences[i]);
            result.Add(TokenSequence.Special(sep.Token, sep.Id, i == 0 ? 0 : 1));
        }

        return result;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "BertProcessing");
        SpecialTokenFields.Write(json, "sep", sep);
        SpecialTokenFields.Write(json, "cls", cls);
        json.WriteEndObject();
    }
}
