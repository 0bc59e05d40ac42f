using System.Globalization;

namespace Linnet.Hub.Protocol;

/// <summary>A part of a file that a client asks for (RFC 9110, section 14).</summary>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">How many.</param>
internal readonly record struct ByteRange(long Offset, long Length)
{
    private const string Unit = "bytes=";

    /// <summary>Reads the header <c>Range</c>.</summary>
    /// <param name="header">What the client sent.</param>
    /// <param name="size">Of the file.</param>
    /// <param name="range">The part that is there.</param>
    /// <returns>False where the whole file is meant: no header, another unit, several ranges, or one that is malformed.</returns>
    /// <exception cref="RefusedException">The range lies behind the end.</exception>
    internal static bool TryParse(string? header, long size, out ByteRange range)
    {
        range = default;
        if (header is null || !header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) || header.Contains(',', StringComparison.Ordinal)) return false;
        if (header[Unit.Length..].Split('-') is not [var first, var last]) return false;
        if (first.Trim().Length == 0)
        {
            if (!TryNumber(last, out var count)) return false;
            if (count == 0) throw Unsatisfiable(size);
            range = new ByteRange(Math.Max(0, size - count), Math.Min(size, count));
            return true;
        }

        if (!TryNumber(first, out var from)) return false;
        var to = size - 1;
        if (last.Trim().Length > 0)
        {
            if (!TryNumber(last, out to) || to < from) return false;
            to = Math.Min(to, size - 1);
        }

        // Clients probe with the first byte: of an empty file there is none, and they still want to hear its size.
        if (size == 0 && from == 0) return true;
        if (from >= size) throw Unsatisfiable(size);
        range = new ByteRange(from, to - from + 1);
        return true;
    }

    /// <summary>The header <c>Content-Range</c>.</summary>
    internal string Describe(long size) => string.Create(CultureInfo.InvariantCulture, $"bytes {Offset}-{(Length == 0 ? Offset : Offset + Length - 1)}/{size}");

    private static bool TryNumber(string text, out long number) => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static RefusedException Unsatisfiable(long size) => new(Refusal.RangeNotSatisfiable, $"The file has {size} bytes; the range begins behind its end.");
}
