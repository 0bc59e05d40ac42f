namespace Linnet.Data;

/// <summary>Which field of a record is the text, the pair, the label and the group.</summary>
internal sealed class ColumnMap
{
    private readonly string _path;
    private readonly DataFileFormat _format;
    private readonly IReadOnlyList<string> _columns;
    private readonly int _text;
    private readonly int _pair;
    private readonly int _label;
    private readonly int _group;
    private readonly int[] _extra;

    /// <summary>Finds the format's columns among the columns that the file has.</summary>
    /// <exception cref="DataFormatException">A column is not there: lists those that are.</exception>
    internal ColumnMap(string path, DataFileFormat format, IReadOnlyList<string> columns)
    {
        _path = path;
        _format = format;
        _columns = columns;
        _text = Require(format.TextColumn);
        _pair = Require(format.PairColumn);
        _label = Require(format.LabelColumn);
        _group = Require(format.GroupColumn);
        _extra = [.. Enumerable.Range(0, columns.Count).Where(i => i != _text && i != _pair && i != _label && i != _group)];
    }

    /// <summary>Turns the fields of one record into a row.</summary>
    /// <exception cref="DataFormatException">More or fewer fields than columns.</exception>
    internal TextRow Map(ReadOnlySpan<string> fields, long line)
    {
        if (fields.Length != _columns.Count) throw Ragged(fields.Length, line);
        return new TextRow(Field(fields, _text) ?? "", Field(fields, _pair), Labels(Field(fields, _label), _format.LabelSeparator), line)
        {
            Group = Field(fields, _group),
            Extra = Extra(fields),
        };
    }

    private Dictionary<string, string>? Extra(ReadOnlySpan<string> fields)
    {
        if (_extra.Length == 0) return null;
        var extra = new Dictionary<string, string>(_extra.Length, StringComparer.Ordinal);
        foreach (var index in _extra) extra.Add(_columns[index], fields[index]);
        return extra;
    }

    /// <summary>The labels in a cell: trimmed, empty ones left out.</summary>
    internal static IReadOnlyList<string> Labels(string? cell, string? separator)
    {
        if (string.IsNullOrWhiteSpace(cell)) return [];
        return string.IsNullOrEmpty(separator)
            ? [cell.Trim()]
            : cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? Field(ReadOnlySpan<string> fields, int index) => index < 0 ? null : fields[index];

    private int Require(string? column)
    {
        if (column is null) return -1;
        for (var i = 0; i < _columns.Count; i++)
            if (_columns[i] == column) return i;
        throw MissingColumn.Error(_path, column, _columns);
    }

    private DataFormatException Ragged(int count, long line)
    {
        var quoting = _format.Quoted ? "quote fields that contain the delimiter" : "remove the delimiter inside the text, or use a file with quoting";
        return new DataFormatException(
            _path,
            line,
            $"has {count} field(s), expected {_columns.Count} ({string.Join(", ", _columns)}); {quoting}.");
    }
}
