using System.Text.Json;

namespace Linnet.Models.Configuration;

/// <summary>Fields that transformers writes in more than one form.</summary>
internal static class JsonFields
{
    internal static void WriteList(Utf8JsonWriter writer, string field, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(field);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    internal static void WriteList(Utf8JsonWriter writer, string field, IReadOnlyList<int> values)
    {
        writer.WriteStartArray(field);
        foreach (var value in values) writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }

    internal static void WriteList(Utf8JsonWriter writer, string field, IReadOnlyList<float> values)
    {
        writer.WriteStartArray(field);
        foreach (var value in values) writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }

    /// <summary>Writes nothing for no number, a number for one, and a list for several.</summary>
    internal static void WriteOneOrList(Utf8JsonWriter writer, string field, IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 1) writer.WriteNumber(field, numbers[0]);
        if (numbers.Count <= 1) return;
        writer.WriteStartArray(field);
        foreach (var number in numbers) writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}
