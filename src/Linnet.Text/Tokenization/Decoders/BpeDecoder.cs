using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Turns the mark at the end of words into a space, save for the last.</summary>
/// <param name="suffix">The mark.</param>
public sealed class BpeDecoder(string suffix = "</w>") : Decoder
{
    internal override List<string> Apply(List<string> tokens)
    {
        if (suffix.Length == 0) return tokens;
        for (var i = 0; i < tokens.Count; i++)
            tokens[i] = tokens[i].Replace(suffix, i == tokens.Count - 1 ? "" : " ", StringComparison.Ordinal);
        return tokens;
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "BPEDecoder");
        json.WriteString("suffix", suffix);
        json.WriteEndObject();
    }
}
