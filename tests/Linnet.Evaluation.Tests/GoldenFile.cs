using System.Text.Json;

namespace Linnet.Evaluation.Tests;

/// <summary>Cases with scikit-learn's results; Goldens/make_goldens.py writes them.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    internal static T[] Read<T>(string name) =>
        JsonSerializer.Deserialize<T[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Goldens", name)), Options)!;

    internal static void AssertMetrics(Dictionary<string, double> expected, IReadOnlyDictionary<string, double> actual)
    {
        foreach (var (name, value) in expected)
        {
            Assert.True(actual.ContainsKey(name), $"{name} is missing");
            Assert.True(Math.Abs(value - actual[name]) < 1e-6, $"{name}: expected {value}, got {actual[name]}");
        }
    }
}
