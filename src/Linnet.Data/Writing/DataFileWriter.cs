using System.Text;
using Linnet.IO;

namespace Linnet.Data;

/// <summary>Writes rows to a file, whole or not at all, in any format that can be read; so it also converts between formats.</summary>
public static class DataFileWriter
{
    private const int BufferSize = 1 << 16;

    /// <summary>A format for writing that has room for what the rows of <paramref name="source"/> hold, with the same column names.</summary>
    /// <param name="kind">The kind to write.</param>
    /// <param name="source">The format that the rows were read with.</param>
    public static DataFileFormat FormatFor(DataFileKind kind, DataFileFormat source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (kind == source.Kind) return source with { Encoding = FileEncodings.Utf8, CarriageReturnLines = false };
        if (kind == DataFileKind.Conll)
            return new DataFileFormat { Kind = kind, Columns = ColumnNames.Numbered(2), TextColumn = "1", LabelColumn = "2" };
        var isTable = kind is DataFileKind.Tsv or DataFileKind.Csv;
        var named = source.HasHeader || source.Kind == DataFileKind.JsonLines;
        string Name(string? column, string standard) => named && column is not null ? column : standard;
        var text = Name(source.TextColumn, "text");
        var pair = source.PairColumn is null ? null : Name(source.PairColumn, "pair");
        var label = source.Kind == DataFileKind.FastText ? "label"
            : source.LabelColumn is null || source.Kind == DataFileKind.Conll ? null : Name(source.LabelColumn, "label");
        var group = source.GroupColumn is null ? null : Name(source.GroupColumn, "group");
        string[] roles = [.. new[] { label, text, pair, group }.OfType<string>()];
        return new DataFileFormat
        {
            Kind = kind,
            Delimiter = kind == DataFileKind.Csv ? ',' : '\t',
            Quoted = kind == DataFileKind.Csv,
            HasHeader = isTable,
            Columns = isTable ? [.. roles, .. named ? source.ExtraColumns() : []] : roles,
            TextColumn = text,
            PairColumn = pair,
            LabelColumn = label,
            GroupColumn = group,
            TagColumn = kind == DataFileKind.JsonLines && source.Kind == DataFileKind.Conll ? "tags" : null,
            LabelSeparator = source.LabelSeparator ?? (isTable && source.Kind is DataFileKind.JsonLines or DataFileKind.FastText ? "|" : null),
        };
    }

    /// <summary>Writes rows, one after the other, without holding them.</summary>
    /// <param name="path">The target; an existing file is replaced only when all is written.</param>
    /// <param name="rows">Read once.</param>
    /// <param name="format">How to write: kind, delimiter, quoting, header, columns, encoding.</param>
    /// <returns>How many rows were written, and in how many a character had to be replaced because the format cannot hold it.</returns>
    /// <exception cref="ConfigurationException">A character that the encoding does not have, or CoNLL from rows without tokens.</exception>
    public static WrittenRows Write(string path, IEnumerable<TextRow> rows, DataFileFormat format)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(format);
        var written = default(WrittenRows);
        try
        {
            AtomicFile.Write(path, stream => written = WriteRows(stream, rows, format));
        }
        catch (Exception error) when (error is EncoderFallbackException || (error is ArgumentException && error is not ArgumentNullException))
        {
            var character = error is EncoderFallbackException fallback ? Name(fallback) : "half of a surrogate pair";
            throw new ConfigurationException($"{path}: {character} cannot be written in {format.Encoding}; write UTF-8, or clean the text.");
        }

        return written;
    }

    private static WrittenRows WriteRows(Stream stream, IEnumerable<TextRow> rows, DataFileFormat format)
    {
        using var text = new StreamWriter(stream, EncodingFor(format), BufferSize, leaveOpen: true);
        using var writer = RowWriter.Open(text, format);
        writer.WriteHeader();
        long count = 0;
        foreach (var row in rows)
        {
            writer.Write(row);
            count++;
        }

        writer.Flush();
        return new WrittenRows(count, writer.Altered);
    }

    private static string Name(EncoderFallbackException error) => error.CharUnknownHigh != 0
        ? $"the character U+{char.ConvertToUtf32(error.CharUnknownHigh, error.CharUnknownLow):X4}"
        : $"the character U+{(int)error.CharUnknown:X4}";

    private static Encoding EncodingFor(DataFileFormat format) => FileEncodings.Canonical(format.Encoding) == FileEncodings.Utf8
        ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
        : FileEncodings.Strict(format.Encoding);
}
