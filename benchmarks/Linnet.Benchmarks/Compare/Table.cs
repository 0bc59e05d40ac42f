using System.Globalization;
using System.Text.Json;

namespace Linnet.Benchmarks.Compare;

/// <summary>Rows for people and for machines.</summary>
internal static class Table
{
    private const int Remark = 7;

    private static readonly string[] Header = ["work", "ours", "peer", "unit", "ratio", "bar", "", "peer's best"];

    internal static string ToText(IReadOnlyList<Row> rows)
    {
        var lines = rows.Select(Cells).Prepend(Header).ToList();
        var widths = Enumerable.Range(0, Remark).Select(column => lines.Max(line => line[column].Length)).ToArray();
        return string.Join('\n', lines.Select(line => string.Join("  ", line.Select((cell, column) => column switch
        {
            0 => cell.PadRight(widths[0]),
            Remark => cell,
            _ => cell.PadLeft(widths[column]),
        })).TrimEnd()));
    }

    internal static string ToJson(Row row)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("work", row.Key);
            writer.WriteString("unit", row.Unit);
            WriteNumber(writer, "ours", row.Ours);
            WriteNumber(writer, "peer", row.Peer?.Value);
            if (row.Peer is { } peer) writer.WriteString("peer_name", peer.Source);
            WriteNumber(writer, "ratio", row.Ratio);
            WriteNumber(writer, "bar", row.Bar);
            if (row.IsMet is { } met) writer.WriteBoolean("met", met);
            WriteNumber(writer, "accuracy", row.OurAccuracy);
            WriteNumber(writer, "peer_accuracy", row.Peer?.Accuracy);
            writer.WriteBoolean("noisy", row.WasNoisy);
            if (row.Problem is { } problem) writer.WriteString("problem", problem);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string[] Cells(Row row) =>
    [
        row.Key,
        Number(row.Ours),
        Number(row.Peer?.Value),
        row.Unit,
        Fixed(row.Ratio),
        row.Bar is null ? "-" : row.Ratio is null && row.Problem is null ? $"<= {row.Bar.Value.ToString(CultureInfo.InvariantCulture)}" : Fixed(row.Bar),
        row.IsMet switch { true => "met", false => "MISSED", null => row.Problem is null ? "" : "FAILED" },
        Remarks(row),
    ];

    private static string Remarks(Row row)
    {
        var remarks = new List<string>();
        if (row.Problem is { } problem) remarks.Add(problem);
        if (row.Peer is { } peer) remarks.Add(peer.Source);
        if (row.OurAccuracy is { } accuracy) remarks.Add(string.Create(CultureInfo.InvariantCulture, $"(accuracy {accuracy:F4} against {row.Peer?.Accuracy:F4})"));
        if (row.WasNoisy) remarks.Add("(noisy: another process was busy)");
        return string.Join(' ', remarks);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
    }

    private static string Fixed(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? "-";

    private static string Number(double? value) => value switch
    {
        null => "-",
        >= 100_000 => (value.Value / 1e6).ToString("F2", CultureInfo.InvariantCulture) + " M",
        >= 100 => value.Value.ToString("F0", CultureInfo.InvariantCulture),
        >= 1 => value.Value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("F4", CultureInfo.InvariantCulture),
    };
}
