using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Puts texts and special tokens together as templates say, one template for one text and one for two.</summary>
public sealed class TemplatePostProcessor : PostProcessor
{
    private readonly TemplatePiece[] _single;
    private readonly TemplatePiece[] _pair;
    private readonly Dictionary<string, TemplateToken> _tokens;

    /// <summary>Creates the templates.</summary>
    /// <param name="single">For one text.</param>
    /// <param name="pair">For two texts.</param>
    /// <param name="specialTokens">Every special token that they name.</param>
    /// <exception cref="ConfigurationException">A template names a special token that is not given, or a text that is not there.</exception>
    public TemplatePostProcessor(
        IReadOnlyList<TemplatePiece> single, IReadOnlyList<TemplatePiece> pair, IEnumerable<TemplateToken> specialTokens)
    {
        _single = [.. single];
        _pair = [.. pair];
        _tokens = specialTokens.ToDictionary(token => token.Name);
        foreach (var piece in _single.Concat(_pair))
        {
            if (piece.SpecialToken is { } name && !_tokens.ContainsKey(name))
                throw new ConfigurationException($"the template names the special token {name}, which special_tokens does not have");
        }

        if (Array.Exists(_single, piece => piece.SequenceIndex > 0))
            throw new ConfigurationException("the template for one text names the second text, B; use A only");
    }

    /// <inheritdoc/>
    public override int AddedTokens(bool isPair) =>
        (isPair ? _pair : _single).Sum(piece => piece.SpecialToken is { } name ? _tokens[name].Tokens.Count : 0);

    internal override List<TokenSequence> Process(List<TokenSequence> sequences, bool addSpecialTokens)
    {
        var result = new List<TokenSequence>();
        foreach (var piece in sequences.Count > 1 ? _pair : _single)
        {
            if (piece.SequenceIndex is { } index)
            {
                // A copy, because a template may name a text twice, with different type ids.
                result.Add(new TokenSequence([.. sequences[index].Tokens.Select(token => token with { TypeId = piece.TypeId })]));
            }
            else if (addSpecialTokens)
            {
                foreach (var (token, id) in _tokens[piece.SpecialToken!].Tokens)
                    result.Add(TokenSequence.Special(token, id, piece.TypeId));
            }
        }

        return result;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "TemplateProcessing");
        WriteTemplate(json, "single", _single);
        WriteTemplate(json, "pair", _pair);
        json.WriteStartObject("special_tokens");
        foreach (var token in _tokens.Values.OrderBy(token => token.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject(token.Name);
            json.WriteString("id", token.Name);
            json.WriteStartArray("ids");
            foreach (var (_, id) in token.Tokens) json.WriteNumberValue(id);
            json.WriteEndArray();
            json.WriteStartArray("tokens");
            foreach (var (text, _) in token.Tokens) json.WriteStringValue(text);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTemplate(Utf8JsonWriter json, string field, TemplatePiece[] pieces)
    {
        json.WriteStartArray(field);
        foreach (var piece in pieces)
        {
            json.WriteStartObject();
            json.WriteStartObject(piece.SpecialToken is null ? "Sequence" : "SpecialToken");
            json.WriteString("id", piece.SpecialToken ?? (piece.SequenceIndex == 0 ? "A" : "B"));
            json.WriteNumber("type_id", piece.TypeId);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
