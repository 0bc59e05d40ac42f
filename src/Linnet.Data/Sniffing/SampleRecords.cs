using CsvHelper;

namespace Linnet.Data;

/// <summary>The records of a sample under one guess about delimiter and quoting.</summary>
internal static class SampleRecords
{
    /// <summary>Every line is a record, <c>"</c> an ordinary character.</summary>
    internal static List<string[]> Plain(IReadOnlyList<string> lines, char delimiter) => [.. lines.Select(line => line.Split(delimiter))];

    /// <summary>Records with RFC 4180 quoting, or null where the quotation marks do not fit that.</summary>
    internal static List<string[]>? Quoted(FileSample sample, char delimiter)
    {
        var good = true;
        var cut = false;
        using var reader = CsvReader.FromText(sample.Text, new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            OnMalformedRecord = record =>
            {
                if (record.Reason == CsvMalformedReason.UnterminatedQuote && !sample.IsWhole) cut = true;
                else good &= record.Reason == CsvMalformedReason.StrayQuote;
            },
        });
        var records = new List<string[]>();
        while (reader.Read())
        {
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++) fields[i] = reader.GetString(i);
            records.Add(fields);
        }

        // The sample ends at a line, which may be in the middle of a record.
        if (cut && records.Count > 1) records.RemoveAt(records.Count - 1);
        return good ? records : null;
    }
}
