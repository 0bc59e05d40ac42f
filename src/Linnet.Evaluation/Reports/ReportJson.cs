using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Linnet.Evaluation;

/// <summary>Writes reports as JSON: numbers in full precision, labels readable in any script.</summary>
internal static class ReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(IReadOnlyDictionary<string, double> metrics, int count, Action<Utf8JsonWriter>? details)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in metrics) writer.WriteNumber(name, value);
            writer.WriteNumber("rows", count);
            details?.Invoke(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    internal static void WriteLabels(Utf8JsonWriter writer, IEnumerable<LabelScores> labels)
    {
        writer.WriteStartObject("per_label");
        foreach (var (label, _, scores) in labels)
        {
            writer.WriteStartObject(label);
            writer.WriteNumber("precision", scores.Precision);
            writer.WriteNumber("recall", scores.Recall);
            writer.WriteNumber("f1", scores.F1);
            writer.WriteNumber("support", scores.Support);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    internal static void WriteConfusion(Utf8JsonWriter writer, IReadOnlyList<string> labels, ConfusionMatrix matrix)
    {
        writer.WriteStartArray("labels");
        foreach (var label in labels) writer.WriteStringValue(label);
        writer.WriteEndArray();
        writer.WriteStartArray("confusion_matrix");
        for (var truth = 0; truth < matrix.LabelCount; truth++)
        {
            writer.WriteStartArray();
            for (var predicted = 0; predicted < matrix.LabelCount; predicted++) writer.WriteNumberValue(matrix[truth, predicted]);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
