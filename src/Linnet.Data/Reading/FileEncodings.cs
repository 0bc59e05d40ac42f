using System.Text;

namespace Linnet.Data;

/// <summary>Encodings by name, always strict: bytes that do not fit are an error, never a silent replacement character.</summary>
internal static class FileEncodings
{
    internal const string Utf8 = "utf-8";
    internal const string Utf16Le = "utf-16le";
    internal const string Utf16Be = "utf-16be";
    internal const string Gb18030 = "gb18030";
    internal const string Latin1 = "latin1";
    internal const string Windows1252 = "windows-1252";

    static FileEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The strict encoding with this name or one of its aliases.</summary>
    /// <exception cref="ConfigurationException">No such encoding, or one whose lines cannot be found bytewise.</exception>
    internal static Encoding Strict(string name)
    {
        try
        {
            var encoding = Encoding.GetEncoding(
                WebName(Canonical(name)), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            if (encoding.CodePage is not (65000 or 12000 or 12001)) return encoding;
        }
        catch (ArgumentException)
        {
        }

        throw new ConfigurationException(
            $"Encoding '{name}' is not supported; use utf-8, utf-16le, utf-16be, gb18030, latin1, windows-1252, big5 or shift_jis.");
    }

    /// <summary>The project's spelling of a name: case, dashes and common aliases are evened out.</summary>
    internal static string Canonical(string name) =>
        name.ToLowerInvariant().Replace('_', '-') switch
        {
            "utf8" or "utf-8-sig" => Utf8,
            "utf16" or "utf-16" or "utf16le" or "utf-16-le" or "unicode" => Utf16Le,
            "utf16be" or "utf-16-be" => Utf16Be,
            "gbk" or "gb2312" or "cp936" => Gb18030,
            "iso-8859-1" or "latin-1" => Latin1,
            "cp1252" => Windows1252,
            "shift-jis" => "shift_jis",
            var other => other,
        };

    /// <summary>Bytes of one code unit, which is also the width of a line feed.</summary>
    internal static int UnitSize(string canonical) => canonical is Utf16Le or Utf16Be ? 2 : 1;

    /// <summary>Length of the byte-order mark that <paramref name="start"/> opens with in this encoding, or 0.</summary>
    internal static int MarkLength(string canonical, ReadOnlySpan<byte> start) => canonical switch
    {
        Utf8 when start.StartsWith("\uFEFF"u8) => 3,
        Utf16Le when start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) => 2,
        Utf16Be when start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) => 2,
        _ => 0,
    };

    private static string WebName(string canonical) => canonical switch
    {
        Utf16Le => "utf-16",
        Utf16Be => "utf-16BE",
        Latin1 => "iso-8859-1",
        _ => canonical,
    };
}
