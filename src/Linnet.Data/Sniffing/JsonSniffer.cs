using System.Text.Json;

namespace Linnet.Data;

/// <summary>Fields of JSON lines and the parts that they play.</summary>
internal static class JsonSniffer
{
    internal static DataFileFormat Sniff(FileSample sample, DataFileOptions options)
    {
        var objects = Objects(sample);
        if (objects.Count == 0)
            throw new DataFormatException(sample.Path, 1, "expected one JSON object a line, such as {\"text\": \"…\", \"label\": \"…\"}.");
        string[] columns = [.. objects.SelectMany(item => item.EnumerateObject().Select(field => field.Name)).Distinct(StringComparer.Ordinal)];
        var rows = objects.ConvertAll(item => columns.Select(name => Cell(item, name)).ToArray());
        var open = columns.Select((_, i) => rows.Exists(row => !IsNested(row[i]))).ToArray();
        var tag = ColumnRoles.Explicit(sample.Path, columns, open, options.TagColumn);
        if (tag < 0 && options.TagColumn is null) tag = TagColumn(objects, columns);
        string[] candidates = [.. columns.Where((_, i) => i != tag && open[i])];
        var kept = rows.ConvertAll(row => row.Where((_, i) => i != tag && open[i]).ToArray());
        var roles = ColumnRoles.Assign(sample.Path, candidates, kept, options);
        return new DataFileFormat
        {
            Kind = DataFileKind.JsonLines,
            Columns = columns,
            TextColumn = roles.Text,
            PairColumn = roles.Pair,
            LabelColumn = roles.Label,
            GroupColumn = roles.Group,
            TagColumn = ColumnRoles.Name(columns, tag),
            LabelSeparator = string.IsNullOrEmpty(options.LabelSeparator) ? null : options.LabelSeparator,
        };
    }

    private static List<JsonElement> Objects(FileSample sample)
    {
        var objects = new List<JsonElement>();
        foreach (var line in sample.Lines)
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.ValueKind == JsonValueKind.Object) objects.Add(document.RootElement.Clone());
            }
            catch (JsonException)
            {
                // Reading reports the line; here the other lines suffice.
            }
        }

        return objects;
    }

    /// <summary>An array field with a usual name that in most rows has as many items as the token field beside it; the reader names the others.</summary>
    private static int TagColumn(List<JsonElement> objects, string[] columns)
    {
        var tokens = RoleNames.Find(["tokens", "words"], columns);
        var tags = RoleNames.Find(RoleNames.Tag, columns);
        if (tokens < 0 || tags < 0) return -1;
        var aligned = objects.Count(item => Length(item, columns[tokens]) == Length(item, columns[tags]));
        return 2 * aligned > objects.Count ? tags : -1;
    }

    private static int Length(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : -1;

    private static bool IsNested(string cell) => cell.StartsWith('{');

    private static string Cell(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ValueKind == JsonValueKind.String ? value.GetRawText()[1..^1] : value.GetRawText()
            : "";
}
