using CsvHelper;

namespace Linnet.Data;

/// <summary>Records with RFC 4180 quoting, in which a field may hold delimiters and line ends.</summary>
internal sealed class QuotedRecords : IDisposable
{
    private readonly string _path;
    private readonly DataFileFormat _format;
    private readonly LineTextReader _text;
    private readonly CsvReader _reader;
    private CsvMalformedReason? _problem;
    private bool _atEnd;

    internal QuotedRecords(string path, DataFileFormat format, LineReader lines)
    {
        _path = path;
        _format = format;
        _text = new LineTextReader(lines);
        _reader = CsvReader.Create(_text, new CsvReaderOptions
        {
            Separator = format.Delimiter,
            HasHeader = false,
            MaxRecordSize = (int)Math.Min(format.MaxRowBytes, int.MaxValue),
            OnMalformedRecord = record => _problem = record.Reason,
        });
    }

    /// <summary>The 1-based physical line on which the record that was read last starts.</summary>
    internal long Line { get; private set; }

    /// <summary>The fields of the next record that is not blank, or null at the end.</summary>
    internal string[]? Read()
    {
        _problem = null;
        if (_atEnd || !NextRecord()) return null;
        Line = _text.LineAt(_reader.ByteOffset);

        // A stray mark inside an unquoted field (a 5" screen) is harmless and kept; the other faults swallow text.
        if (_problem is { } problem and not CsvMalformedReason.StrayQuote) throw Malformed(problem);
        if (_reader.RawRecord.Length > _format.MaxRowBytes) throw TooLong();
        var fields = new string[_reader.FieldCount];
        for (var i = 0; i < fields.Length; i++) fields[i] = _reader.GetString(i);
        return fields;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _text.Dispose();
    }

    private bool NextRecord()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException error)
        {
            _atEnd = true;
            Line = _text.LineAt(error.ByteOffset);
            throw TooLong();
        }
    }

    private DataFormatException Malformed(CsvMalformedReason problem) => new(
        _path,
        Line,
        problem == CsvMalformedReason.UnterminatedQuote
            ? "a quotation mark that opens a field here is never closed; close it, or read the file without quoting."
            : "text follows a closing quotation mark; double the marks inside the field, or read the file without quoting.");

    private DataFormatException TooLong() => new(
        _path,
        Line,
        $"the row is longer than {_format.MaxRowBytes:N0} bytes; look for a quotation mark that is not closed, or raise the limit (max row bytes).");
}
