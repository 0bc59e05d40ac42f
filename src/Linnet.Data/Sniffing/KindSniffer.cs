using System.Text.RegularExpressions;

namespace Linnet.Data;

/// <summary>The kind of file: by its extension where that is clear, else by its content.</summary>
internal static partial class KindSniffer
{
    internal static DataFileKind Detect(FileSample sample, DataFileOptions options)
    {
        if (options.Kind is { } kind) return kind;
        if (options.Delimiter is { } delimiter) return delimiter == '\t' ? DataFileKind.Tsv : DataFileKind.Csv;
        return Path.GetExtension(sample.Path).ToLowerInvariant() switch
        {
            ".tsv" or ".tab" => DataFileKind.Tsv,
            ".csv" => DataFileKind.Csv,
            ".jsonl" or ".ndjson" or ".json" => DataFileKind.JsonLines,
            ".conll" or ".conllu" or ".bio" or ".bioes" or ".iob" or ".iob2" => DataFileKind.Conll,
            _ => ByContent(sample),
        };
    }

    private static DataFileKind ByContent(FileSample sample)
    {
        var lines = sample.Lines;
        if (lines.Count == 0) return DataFileKind.PlainText;
        if (lines.All(line => line.StartsWith('{') && line.TrimEnd().EndsWith('}'))) return DataFileKind.JsonLines;
        if (lines.All(line => line.StartsWith(FastTextRowReader.Prefix, StringComparison.Ordinal))) return DataFileKind.FastText;
        if (sample.HasBlankLines && lines.Count(line => TagAtEnd().IsMatch(line)) * 20 >= lines.Count * 19) return DataFileKind.Conll;
        if (FieldConsistency.Of(SampleRecords.Plain(lines, '\t')) is { Columns: > 1, Share: 1 }) return DataFileKind.Tsv;
        var first = SampleRecords.Plain(lines, ',')[0];
        var named = first.Length > 1 && first.Count(RoleNames.IsKnown) > 1;
        return named ? DataFileKind.Csv : DataFileKind.PlainText;
    }

    [GeneratedRegex(@"^\S+[ \t](.*[ \t])?([BIESLUMO]-\S+|O)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex TagAtEnd();
}
