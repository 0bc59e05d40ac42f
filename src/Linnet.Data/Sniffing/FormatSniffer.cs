namespace Linnet.Data;

/// <summary>Puts the sniffers together: encoding, kind, then what that kind needs.</summary>
internal static class FormatSniffer
{
    internal static DataFileFormat Sniff(string path, DataFileOptions options)
    {
        if (options.MaxRowBytes is <= 0) throw new ConfigurationException("The longest row (max row bytes) must be at least 1 byte.");
        if (options.Delimiter is { } delimiter && (!char.IsAscii(delimiter) || delimiter is '"' or '\r' or '\n' or '\0'))
            throw new ConfigurationException("The delimiter must be one ASCII character, such as a tab, comma, semicolon or bar.");
        var sample = FileSample.Read(path, options);
        var kind = KindSniffer.Detect(sample, options);
        var format = kind switch
        {
            DataFileKind.Tsv or DataFileKind.Csv => TableSniffer.Sniff(sample, kind, options),
            DataFileKind.JsonLines => JsonSniffer.Sniff(sample, options),
            DataFileKind.Conll => Conll(sample, options),
            _ => new DataFileFormat { Kind = kind },
        };
        return format with
        {
            Encoding = sample.Encoding,
            CarriageReturnLines = sample.CarriageReturnLines,
            MaxRowBytes = options.MaxRowBytes ?? DataFileFormat.DefaultMaxRowBytes,
        };
    }

    private static DataFileFormat Conll(FileSample sample, DataFileOptions options)
    {
        var delimiter = options.Delimiter ?? (sample.Lines.Any(line => line.Contains('\t')) ? '\t' : ' ');
        var count = FieldConsistency.Of(SampleRecords.Plain(sample.Lines, delimiter)).Columns;
        var columns = ColumnNames.Numbered(Math.Max(count, 1));
        var open = new bool[columns.Length];
        var token = ColumnRoles.Explicit(sample.Path, columns, open, options.TextColumn);
        var tag = ColumnRoles.Explicit(sample.Path, columns, open, options.LabelColumn);
        if (tag < 0 && options.LabelColumn is null && count > 1) tag = count - 1;
        return new DataFileFormat
        {
            Kind = DataFileKind.Conll,
            Delimiter = delimiter,
            Columns = columns,
            TextColumn = columns[Math.Max(token, 0)],
            LabelColumn = ColumnRoles.Name(columns, tag),
        };
    }
}
