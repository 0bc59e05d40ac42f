using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>The two shapes that most parts of a tokenizer.json have.</summary>
internal static class JsonWriting
{
    /// <summary>Writes <c>{"type": type}</c>.</summary>
    internal static void WriteType(this Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteEndObject();
    }

    /// <summary>Writes <c>{"type": "Sequence", field: [..]}</c>.</summary>
    internal static void WriteSequence<T>(this Utf8JsonWriter json, string field, IEnumerable<T> parts, Action<T> write)
    {
        json.WriteStartObject();
        json.WriteString("type", "Sequence");
        json.WriteStartArray(field);
        foreach (var part in parts) write(part);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
