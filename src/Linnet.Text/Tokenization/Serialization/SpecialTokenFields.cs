using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Special tokens are written as <c>[token, id]</c>.</summary>
internal static class SpecialTokenFields
{
    internal static void Write(Utf8JsonWriter json, string field, SpecialTokenId token)
    {
        json.WriteStartArray(field);
        json.WriteStringValue(token.Token);
        json.WriteNumberValue(token.Id);
        json.WriteEndArray();
    }
}
