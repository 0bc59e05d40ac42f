using System.Text.Json;

namespace Linnet.Data;

/// <summary>One JSON object a line; a label may be a string, a number, a truth value or an array of these (multi-label).</summary>
internal sealed class JsonRowReader(string path, DataFileFormat format) : RowReader(path, format)
{
    internal override TextRow? Next()
    {
        if (NextLine() is not { } line) return null;
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Error("expected a JSON object such as {\"text\": \"…\", \"label\": \"…\"}");
            return Row(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new DataFormatException(FilePath, Line, $"not valid JSON at byte {error.BytePositionInLine} of the line; write one object a line.", error);
        }
        catch (InvalidOperationException error)
        {
            throw new DataFormatException(FilePath, Line, "a JSON string holds half of a surrogate pair; write the character whole.", error);
        }
    }

    private TextRow Row(JsonElement root)
    {
        var text = Value(root, Format.TextColumn);
        var tokens = text is { ValueKind: JsonValueKind.Array } array ? Strings(array, Format.TextColumn!) : null;
        var tags = Value(root, Format.TagColumn) is { } tagArray ? Strings(tagArray, Format.TagColumn!) : null;
        if (tags is not null && tags.Count != tokens?.Count)
            throw Error($"'{Format.TagColumn}' has {tags.Count} tags for {tokens?.Count ?? 0} tokens in '{Format.TextColumn}'; give every token one");
        return new TextRow(tokens is not null ? TokenText.Join(tokens) : Single(text, Format.TextColumn) ?? "", Single(Value(root, Format.PairColumn), Format.PairColumn), Labels(root), Line)
        {
            Group = Single(Value(root, Format.GroupColumn), Format.GroupColumn),
            Tokens = tokens,
            Tags = tags,
            Extra = Extra(root),
        };
    }

    private Dictionary<string, string>? Extra(JsonElement root)
    {
        Dictionary<string, string>? extra = null;
        foreach (var field in root.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Null || IsRole(field.Name)) continue;
            (extra ??= new Dictionary<string, string>(StringComparer.Ordinal))[field.Name] =
                field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
        }

        return extra;
    }

    private bool IsRole(string name) =>
        name == Format.TextColumn || name == Format.PairColumn || name == Format.LabelColumn || name == Format.GroupColumn || name == Format.TagColumn;

    private IReadOnlyList<string> Labels(JsonElement root)
    {
        if (Value(root, Format.LabelColumn) is not { } value) return [];
        return value.ValueKind == JsonValueKind.Array
            ? [.. Strings(value, Format.LabelColumn!).Where(label => !string.IsNullOrWhiteSpace(label))]
            : ColumnMap.Labels(Single(value, Format.LabelColumn), Format.LabelSeparator);
    }

    private static JsonElement? Value(JsonElement root, string? name) =>
        name is not null && root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private List<string> Strings(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Array) throw Error($"'{name}' is expected to be an array");
        var list = new List<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray()) list.Add(Single(item, name) ?? "");
        return list;
    }

    private string? Single(JsonElement? value, string? name) => value?.ValueKind switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.String => value.Value.GetString(),
        JsonValueKind.Number => value.Value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw Error($"'{name}' holds a nested value where a string or number is expected"),
    };

    private DataFormatException Error(string problem) => new(FilePath, Line, problem + ".");
}
