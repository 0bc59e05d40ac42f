using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>A small object of a tokenizer.json, whose fields are read with errors that name file and field.</summary>
internal sealed class JsonPart(JsonElement element, string file, string name)
{
    /// <summary>Where this part stands, such as <c>normalizer.normalizers[2]</c>.</summary>
    internal string Name => name;

    internal JsonElement Element => element;

    internal string Type => String("type");

    internal bool Has(string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    internal string String(string field) =>
        Field(field) is { ValueKind: JsonValueKind.String } value ? Text(value, field) : throw Wrong(field, "a string");

    internal string? OptionalString(string field) => Has(field) ? String(field) : null;

    internal bool Bool(string field) =>
        Field(field) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : throw Wrong(field, "true or false");

    internal bool Bool(string field, bool otherwise) => Has(field) ? Bool(field) : otherwise;

    /// <summary>A whole number from 0 to 2³¹ - 1.</summary>
    internal int Int(string field) =>
        Field(field) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number >= 0
            ? number
            : throw Wrong(field, "a whole number from 0 to 2147483647");

    internal int Int(string field, int otherwise) => Has(field) ? Int(field) : otherwise;

    /// <summary>A string of exactly one character.</summary>
    internal Rune Character(string field)
    {
        var text = String(field);
        return Rune.TryGetRuneAt(text.Length > 0 ? text : "\ud800", 0, out var rune) && rune.Utf16SequenceLength == text.Length
            ? rune
            : throw Wrong(field, "one character");
    }

    internal TEnum Choice<TEnum>(string field, params (string Text, TEnum Value)[] choices)
    {
        var text = String(field);
        foreach (var choice in choices)
            if (choice.Text == text) return choice.Value;
        throw Wrong(field, $"one of {string.Join(", ", choices.Select(choice => choice.Text))}");
    }

    internal JsonPart Part(string field) =>
        Field(field) is { ValueKind: JsonValueKind.Object } value ? new JsonPart(value, file, $"{name}.{field}") : throw Wrong(field, "an object");

    internal IReadOnlyList<JsonPart> Parts(string field)
    {
        if (Field(field) is not { ValueKind: JsonValueKind.Array } array) throw Wrong(field, "an array");
        var parts = new List<JsonPart>();
        foreach (var item in array.EnumerateArray()) parts.Add(new JsonPart(item, file, $"{name}.{field}[{parts.Count}]"));
        return parts;
    }

    internal IEnumerable<KeyValuePair<string, JsonPart>> Entries()
    {
        if (element.ValueKind != JsonValueKind.Object) throw Error("must be an object");
        foreach (var property in element.EnumerateObject())
            yield return KeyValuePair.Create(property.Name, new JsonPart(property.Value, file, $"{name}.{property.Name}"));
    }

    /// <summary>A list of strings or numbers.</summary>
    internal List<T> List<T>(string field, Func<JsonElement, T?> read, string expected)
        where T : notnull
    {
        if (Field(field) is not { ValueKind: JsonValueKind.Array } array) throw Wrong(field, "an array");
        var items = new List<T>();
        foreach (var item in array.EnumerateArray()) items.Add(read(item) ?? throw Wrong($"{field}[{items.Count}]", expected));
        return items;
    }

    internal ModelFormatException Error(string problem, Exception? cause = null) => new(file, $"{name} {problem}", cause);

    internal ModelFormatException Wrong(string field, string expected) => new(file, $"{name}.{field} must be {expected}");

    private JsonElement? Field(string field)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Error("must be an object");
        return element.TryGetProperty(field, out var value)
            ? value
            : throw new ModelFormatException(file, $"{name}.{field} is missing");
    }

    private string Text(JsonElement value, string field)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException cause)
        {
            throw Error($"has text in {field} that is not Unicode", cause);
        }
    }
}
