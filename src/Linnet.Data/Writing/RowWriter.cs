using System.Buffers;

namespace Linnet.Data;

/// <summary>Writes rows in one format to an open text.</summary>
internal abstract class RowWriter(TextWriter text, DataFileFormat format) : IDisposable
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");

    /// <summary>Rows in which a character was replaced.</summary>
    internal long Altered { get; private protected set; }

    /// <summary>Where the rows go.</summary>
    protected TextWriter Text { get; } = text;

    /// <summary>How they are written.</summary>
    protected DataFileFormat Format { get; } = format;

    internal static RowWriter Open(TextWriter text, DataFileFormat format) => format.Kind switch
    {
        DataFileKind.Tsv or DataFileKind.Csv when format.Quoted => new QuotedRowWriter(text, format),
        DataFileKind.Tsv or DataFileKind.Csv => new DelimitedRowWriter(text, format),
        DataFileKind.JsonLines => new JsonRowWriter(text, format),
        DataFileKind.Conll => new ConllRowWriter(text, format),
        _ => new LineRowWriter(text, format),
    };

    /// <summary>Writes what stands before the first row.</summary>
    internal virtual void WriteHeader()
    {
    }

    /// <summary>Writes one row.</summary>
    internal abstract void Write(TextRow row);

    /// <summary>Hands everything on.</summary>
    internal virtual void Flush() => Text.Flush();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the writer holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>The text on one line and, where given, without the delimiter.</summary>
    protected static string OneLine(string value, char? delimiter, ref bool altered)
    {
        if (!value.AsSpan().ContainsAny(LineEnds) && (delimiter is null || !value.Contains(delimiter.Value))) return value;
        altered = true;
        var line = value.ReplaceLineEndings(" ").Replace('\r', ' ').Replace('\n', ' ');
        return delimiter is null ? line : line.Replace(delimiter.Value, ' ');
    }
}
