using System.Globalization;
using System.Text.Json;

namespace Linnet.Models.Configuration;

/// <summary>Says in one line where and why a JSON text breaks off.</summary>
internal static class JsonProblem
{
    internal static string Describe(JsonException error)
    {
        // The reader appends its own position to the message; ours counts from 1 as editors do.
        var reason = error.Message.ReplaceLineEndings(" ");
        var cut = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (cut < 0) cut = reason.IndexOf(" Path:", StringComparison.Ordinal);
        if (cut > 0) reason = reason[..cut];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"line {error.LineNumber.GetValueOrDefault() + 1}, column {error.BytePositionInLine.GetValueOrDefault() + 1}: {reason.TrimEnd('.')}");
    }
}
