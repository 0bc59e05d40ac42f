using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>Reads JSON from a stranger: what is missing or of another kind is null or empty, never an error of the reader.</summary>
internal static class JsonReading
{
    extension(JsonElement element)
    {
        internal string? OptionalText(string field) => element.Field(field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

        internal long? OptionalNumber(string field) => element.Field(field) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

        internal bool IsTrue(string field) => element.Field(field) is { ValueKind: JsonValueKind.True };

        internal DateTimeOffset? OptionalTime(string field) => element.Field(field) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var time) ? time : null;

        internal IEnumerable<JsonElement> Items(string field) => element.Field(field) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

        internal IReadOnlyList<string> Texts(string field) =>
            [.. element.Items(field).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];

        internal JsonElement? Field(string field) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) ? value : null;
    }
}
