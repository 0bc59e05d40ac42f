namespace Linnet.Data;

/// <summary>Delimiter, quoting and header of a TSV or CSV file.</summary>
internal static class TableSniffer
{
    private const double GoodEnough = 0.9;

    internal static DataFileFormat Sniff(FileSample sample, DataFileKind kind, DataFileOptions options)
    {
        char[] delimiters = options.Delimiter is { } given ? [given]
            : kind == DataFileKind.Tsv ? ['\t', ',', ';', '|'] : [',', ';', '\t', '|'];
        var best = Guess(sample, delimiters[0], options);
        foreach (var delimiter in delimiters[1..])
        {
            if (best.Consistency.Score >= GoodEnough) break;
            var guess = Guess(sample, delimiter, options);
            if (guess.Consistency.Score > best.Consistency.Score) best = guess;
        }

        if (best.Records.Count == 0) throw DataFileStream.Empty(sample.Path);
        return WithColumns(sample, best, options);
    }

    private static DataFileFormat WithColumns(FileSample sample, TableGuess guess, DataFileOptions options)
    {
        var records = guess.Records;
        var hasHeader = options.HasHeader ?? HeaderSniffer.HasHeader(records);
        var columns = hasHeader ? ColumnNames.FromHeader(records[0]) : ColumnNames.Numbered(guess.Consistency.Columns);
        var rows = (hasHeader ? records.Skip(1) : records).Where(record => record.Length == columns.Length).ToList();
        var roles = ColumnRoles.Assign(sample.Path, columns, rows, options);
        return new DataFileFormat
        {
            Kind = guess.Delimiter == '\t' ? DataFileKind.Tsv : DataFileKind.Csv,
            Delimiter = guess.Delimiter,
            Quoted = guess.Quoted,
            HasHeader = hasHeader,
            Columns = columns,
            TextColumn = roles.Text,
            PairColumn = roles.Pair,
            LabelColumn = roles.Label,
            GroupColumn = roles.Group,
            LabelSeparator = LabelSeparatorSniffer.Sniff(roles.Label, Cells(columns, roles.Label, rows), options),
        };
    }

    private static List<string> Cells(string[] columns, string? column, List<string[]> rows)
    {
        var index = Array.IndexOf(columns, column);
        return index < 0 ? [] : [.. rows.Select(row => row[index])];
    }

    private static TableGuess Guess(FileSample sample, char delimiter, DataFileOptions options)
    {
        var plain = SampleRecords.Plain(sample.Lines, delimiter);
        var quoted = sample.Text.Contains('"') ? SampleRecords.Quoted(sample, delimiter) : plain;
        var isQuoted = options.Quoted ?? QuotingSniffer.IsQuoted(sample, delimiter, plain, quoted);
        var records = isQuoted ? quoted ?? plain : plain;
        return new TableGuess(delimiter, isQuoted, records, FieldConsistency.Of(records));
    }

    private sealed record TableGuess(char Delimiter, bool Quoted, List<string[]> Records, FieldConsistency Consistency);
}
