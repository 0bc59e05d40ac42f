using System.Text;
using System.Text.Json;

namespace Linnet.Benchmarks.Measure;

/// <summary>Prints figures as the comparison reads them.</summary>
internal static class Report
{
    /// <summary>Prints one figure.</summary>
    /// <param name="key">What was measured, as in <c>train/textcnn</c>.</param>
    /// <param name="value">Milliseconds, or a rate, as the work says.</param>
    /// <param name="accuracy">Dev accuracy where the work has one.</param>
    /// <param name="otherCores">Cores that other processes kept busy meanwhile.</param>
    internal static void Print(string key, double value, double? accuracy = null, double otherCores = 0)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            writer.WriteNumber("value", value);
            if (accuracy is { } share) writer.WriteNumber("accuracy", share);
            writer.WriteNumber("other_cores", Math.Round(otherCores, 3));
            writer.WriteEndObject();
        }

        Console.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
