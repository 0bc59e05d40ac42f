using System.Text.Encodings.Web;
using System.Text.Json;

namespace Linnet.Data;

/// <summary>Reports as JSON: snake case, readable in any script.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    internal static string Write<T>(T report) => JsonSerializer.Serialize(report, Options);
}
