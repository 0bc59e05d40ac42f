using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Linnet.Data;

/// <summary>One JSON object a line, text readable in any script.</summary>
internal sealed class JsonRowWriter(TextWriter text, DataFileFormat format) : RowWriter(text, format)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    internal override void Write(TextRow row)
    {
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer, Options))
        {
            writer.WriteStartObject();
            if (row.Tokens is { } tokens) Strings(writer, Format.TextColumn ?? "text", tokens);
            else writer.WriteString(Format.TextColumn ?? "text", row.Text);
            if (row.Pair is not null) writer.WriteString(Format.PairColumn ?? "pair", row.Pair);
            if (row.Labels.Count == 1) writer.WriteString(Format.LabelColumn ?? "label", row.Labels[0]);
            else if (row.Labels.Count > 1) Strings(writer, Format.LabelColumn ?? "label", row.Labels);
            if (row.Tags is not null) Strings(writer, Format.TagColumn ?? "tags", row.Tags);
            if (row.Group is not null) writer.WriteString(Format.GroupColumn ?? "group", row.Group);
            foreach (var (name, value) in row.Extra ?? Enumerable.Empty<KeyValuePair<string, string>>()) Extra(writer, name, value);
            writer.WriteEndObject();
        }

        Text.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        Text.Write('\n');
    }

    private static void Strings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    /// <summary>Numbers, truth values and nested values were read as JSON and are written as such.</summary>
    private static void Extra(Utf8JsonWriter writer, string name, string value)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(value));
        try
        {
            if (reader.Read() && reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null) && reader.TrySkip() && !reader.Read())
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value);
                return;
            }
        }
        catch (JsonException)
        {
            // An ordinary string.
        }

        writer.WriteString(name, value);
    }
}
