using System.Text;

namespace Linnet.Data;

/// <summary>The first part of a file, decoded leniently: what the sniffers look at.</summary>
internal sealed class FileSample
{
    private const int MostBytes = 1 << 18;

    private FileSample(string path, string encoding, string text, bool isWhole)
    {
        Path = path;
        Encoding = encoding;
        IsWhole = isWhole;
        CarriageReturnLines = text.Contains('\r') && !text.Contains('\n');
        var end = CarriageReturnLines ? '\r' : '\n';
        var cut = isWhole ? text.Length : text.LastIndexOf(end) + 1;
        Text = cut == 0 ? text : text[..cut];
        Lines = [.. Text.Split(end).Select(line => line.TrimEnd('\r')).Where(line => !string.IsNullOrWhiteSpace(line))];
        HasBlankLines = Text.TrimEnd().Contains($"{end}{end}", StringComparison.Ordinal) || Text.TrimEnd().Contains("\n\r\n", StringComparison.Ordinal);
    }

    /// <summary>The file as the user named it.</summary>
    internal string Path { get; }

    /// <summary>Sniffed or given name of the encoding.</summary>
    internal string Encoding { get; }

    /// <summary>Whole lines only.</summary>
    internal string Text { get; }

    /// <summary>Lines that are not blank.</summary>
    internal IReadOnlyList<string> Lines { get; }

    /// <summary>Whether the sample is the whole file.</summary>
    internal bool IsWhole { get; }

    /// <summary>Whether blank lines stand between others.</summary>
    internal bool HasBlankLines { get; }

    /// <summary>Whether lines end with a lone carriage return.</summary>
    internal bool CarriageReturnLines { get; }

    /// <summary>Reads the sample.</summary>
    /// <exception cref="DataFormatException">The file is missing, empty or blank, or its first row is too long.</exception>
    internal static FileSample Read(string path, DataFileOptions options)
    {
        var bytes = new byte[MostBytes];
        int length;
        bool isWhole;
        using (var stream = DataFileStream.Open(path))
        {
            length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            isWhole = stream.Length <= length;
        }

        var content = bytes.AsSpan(0, length);
        var name = options.Encoding is null ? EncodingSniffer.Detect(content) : FileEncodings.Canonical(options.Encoding);
        var lenient = (Encoding)FileEncodings.Strict(name).Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        var text = lenient.GetString(content[FileEncodings.MarkLength(name, content)..]);
        if (!isWhole && !text.AsSpan().ContainsAny('\r', '\n')) text = FirstLine(path, name, options);
        var sample = new FileSample(path, name, text, isWhole);
        return sample.Lines.Count > 0 || !isWhole ? sample : throw DataFileStream.Empty(path);
    }

    /// <summary>A first line that does not fit into the sample is read whole, if it is not too long for a row.</summary>
    private static string FirstLine(string path, string encoding, DataFileOptions options)
    {
        var format = new DataFileFormat { Kind = DataFileKind.PlainText, Encoding = encoding, MaxRowBytes = options.MaxRowBytes ?? DataFileFormat.DefaultMaxRowBytes };
        using var lines = new LineReader(path, format);
        return lines.Read() + "\n";
    }
}
