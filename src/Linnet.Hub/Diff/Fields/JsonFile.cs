using System.Text.Json;

namespace Linnet.Hub.Diff;

/// <summary>Reads JSON that strangers wrote.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a value; null where the bytes are no JSON, or name a field twice.</summary>
    internal static JsonDocument? TryParse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];

        // Names that are no Unicode would be found out only when somebody looks at them.
        if (!System.Text.Unicode.Utf8.IsValid(utf8.Span)) return null;
        try
        {
            return JsonDocument.Parse(utf8, Strict);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A property of an object; null where the value is no object, or has none of this name.</summary>
    internal static JsonElement? Get(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var property) ? property : null;

    /// <summary>A property that is a text.</summary>
    internal static string? GetText(this JsonElement value, string name) => value.Get(name) is { ValueKind: JsonValueKind.String } text ? Text(text) : null;

    /// <summary>The text of a string; null where its escapes make no Unicode.</summary>
    internal static string? Text(JsonElement value) => OrNull(value.GetString);

    /// <summary>What a look at JSON gives; null where a string in it has escapes that make no Unicode, which the parser lets pass.</summary>
    internal static T? OrNull<T>(Func<T?> look)
        where T : class
    {
        try
        {
            return look();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
