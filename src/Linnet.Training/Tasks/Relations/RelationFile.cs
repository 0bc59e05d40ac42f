using System.Text;
using System.Text.Json;
using Linnet.Models.Relations;

namespace Linnet.Training.Tasks.Relations;

/// <summary>
/// Reads relations from JSON lines: <c>{"text": "...", "head": [start, end], "tail": [start, end], "relation": "..."}</c>, places counted in Unicode
/// code points, the end not included.
/// </summary>
internal static class RelationFile
{
    /// <summary>Each row's marked text and relation, streamed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">A row cannot be used: names the line.</exception>
    internal static IEnumerable<(string Marked, string Relation)> Read(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "there is no such file; name a file of JSON lines.");
        var number = 0;
        var any = false;
        foreach (var line in File.ReadLines(path, new UTF8Encoding(false)))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            any = true;
            yield return Row(path, number, line);
        }

        if (!any) throw new DataFormatException(path, null, "holds no row; expected JSON lines with text, head, tail and relation.");
    }

    /// <summary>Writes rows in the form that classifiers of texts are trained from.</summary>
    internal static string Convert(string path, string target)
    {
        using var stream = File.Create(target);
        foreach (var (marked, relation) in Read(path))
        {
            using (var writer = new Utf8JsonWriter(stream))
            {
                writer.WriteStartObject();
                writer.WriteString("text", marked);
                writer.WriteString("label", relation);
                writer.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }

        return target;
    }

    private static (string Marked, string Relation) Row(string path, int line, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new DataFormatException(path, line, "is no JSON object; expected {\"text\": \"…\", \"head\": [0, 3], \"tail\": [7, 9], \"relation\": \"…\"}.");
            var text = Text(path, line, root, "text");
            return (EntityMarkers.Mark(text, Span(path, line, root, "head"), Span(path, line, root, "tail")), Text(path, line, root, "relation"));
        }
        catch (JsonException error)
        {
            throw new DataFormatException(path, line, $"not valid JSON at byte {error.BytePositionInLine} of the line; write one object a line.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new DataFormatException(path, line, "a JSON string holds half of a surrogate pair; write the character whole.", error);
        }
        catch (ConfigurationException error)
        {
            throw new DataFormatException(path, line, error.Message, error);
        }
    }

    private static string Text(string path, int line, JsonElement root, string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new DataFormatException(path, line, $"the field '{field}' is missing or no text; expected a string that is not empty.");

    private static EntitySpan Span(string path, int line, JsonElement root, string field)
    {
        if (root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2
            && value[0].ValueKind == JsonValueKind.Number && value[0].TryGetInt32(out var start) && value[1].ValueKind == JsonValueKind.Number && value[1].TryGetInt32(out var end))
            return new EntitySpan(start, end);
        throw new DataFormatException(path, line, $"the field '{field}' is missing or no place; expected [start, end], counted in characters (Unicode code points).");
    }
}
