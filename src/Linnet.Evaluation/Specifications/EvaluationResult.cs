using System.Text.Json;

namespace Linnet.Evaluation;

/// <summary>
/// What a model has reached by a specification. The document says nothing of the machine or the hour, so that whoever measures again writes the same one.
/// </summary>
public sealed record EvaluationResult
{
    /// <summary>Names this form of a result.</summary>
    public const string Format = "linnet-evaluation-result/1";

    /// <summary>Digits behind the point that are kept: processors differ in later ones.</summary>
    public const int Digits = 6;

    /// <summary>How it was measured.</summary>
    public required EvaluationSpec Spec { get; init; }

    /// <summary>What was measured.</summary>
    public required EvaluatedModel Model { get; init; }

    /// <summary>The numbers, in the order of the specification, with <see cref="Digits"/> digits.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Number of rows that were measured on.</summary>
    public int Rows { get; init; }

    /// <summary>The metric that orders.</summary>
    public double Score => Metrics[Spec.Metrics[0]];

    /// <summary>Takes the numbers of a report that a specification asks for.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="model">What was measured.</param>
    /// <param name="report">What came of it.</param>
    /// <exception cref="ConfigurationException">A metric is not among them.</exception>
    public static EvaluationResult Of(EvaluationSpec spec, EvaluatedModel model, IEvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(report);
        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var name in spec.Metrics)
        {
            metrics[name] = report.Metrics.TryGetValue(name, out var value) && double.IsFinite(value)
                ? Math.Round(value, Digits) + 0.0
                : throw new ConfigurationException($"metrics: '{name}' is not defined for {spec.Task} on this data; there are {string.Join(", ", report.Metrics.Keys)}.");
        }

        return new EvaluationResult { Spec = spec, Model = model, Metrics = metrics, Rows = report.Count };
    }

    /// <summary>The one text of this result, on one line.</summary>
    public string ToCanonicalJson() => CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteString("specSha256", Spec.Sha256);
        writer.WritePropertyName("spec");
        Spec.WriteTo(writer);
        writer.WritePropertyName("model");
        Model.WriteTo(writer);
        writer.WriteStartObject("metrics");
        foreach (var name in Spec.Metrics) writer.WriteNumber(name, Metrics[name]);
        writer.WriteEndObject();
        writer.WriteNumber("rows", Rows);
        writer.WriteEndObject();
    });

    /// <summary>Reads what <see cref="ToCanonicalJson"/> wrote.</summary>
    /// <returns>Null where it is anything else, by as little as a space.</returns>
    public static EvaluationResult? TryParse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            var result = Read(document.RootElement);
            return result.ToCanonicalJson() == json ? result : null;
        }
        catch (Exception error) when (error is JsonException or ConfigurationException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static EvaluationResult Read(JsonElement root)
    {
        var model = root.GetProperty("model");
        return new EvaluationResult
        {
            Spec = SpecReader.Read(root.GetProperty("spec")),
            Model = new EvaluatedModel
            {
                Repository = model.TryGetProperty("repository", out var repository) ? repository.GetString() : null,
                Commit = model.TryGetProperty("commit", out var commit) ? commit.GetString() : null,
                Files = model.GetProperty("files").EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetString()!, StringComparer.Ordinal),
                Parameters = model.GetProperty("parameters").GetInt64(),
                Bytes = model.GetProperty("bytes").GetInt64(),
            },
            Metrics = root.GetProperty("metrics").EnumerateObject().ToDictionary(metric => metric.Name, metric => metric.Value.GetDouble(), StringComparer.Ordinal),
            Rows = root.GetProperty("rows").GetInt32(),
        };
    }
}
