using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Linnet.Evaluation;

/// <summary>
/// Says exactly how a model is measured: on which file of which version of which data, by which metrics, with which version of the software. Two numbers
/// that were reached by one specification can be compared, and anybody can reach them again.
/// </summary>
/// <example>
/// <code>
/// var spec = EvaluationSpec.Parse(File.ReadAllText("spec.json"));
/// Console.WriteLine(spec.Sha256);
/// </code>
/// </example>
public sealed record EvaluationSpec
{
    /// <summary>Names this form of a specification.</summary>
    public const string Format = "linnet-evaluation/1";

    /// <summary>The task, as in Hugging Face's <c>pipeline_tag</c>.</summary>
    public required string Task { get; init; }

    /// <summary>What is measured on.</summary>
    public required EvaluationDataset Dataset { get; init; }

    /// <summary>Names of <see cref="MetricNames"/>, at least one; the first orders a leaderboard.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>The columns of the file, where they are not to be found out.</summary>
    public EvaluationColumns Columns { get; init; } = new();

    /// <summary>Seeds of what is drawn; measuring the tasks of today draws nothing.</summary>
    public IReadOnlyList<long> Seeds { get; init; } = [];

    /// <summary>The version of Linnet that measures.</summary>
    public required string Software { get; init; }

    /// <summary>The version of Linnet that runs, without its build.</summary>
    public static string CurrentSoftware { get; } = typeof(EvaluationSpec).Assembly.GetName().Version!.ToString(3);

    /// <summary>The SHA-256 of <see cref="ToCanonicalJson"/>, by which a specification is known.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToCanonicalJson())));

    /// <summary>Reads a specification.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="ConfigurationException">It is none; the message names the field and what is expected.</exception>
    public static EvaluationSpec Parse(string json) => SpecReader.Read(json);

    /// <summary>The one text of this specification: fields in a fixed order, nothing between them, what is not said left out.</summary>
    public string ToCanonicalJson() => CanonicalJson.Write(WriteTo);

    /// <summary>Refuses to measure with other software than is asked for.</summary>
    /// <exception cref="ConfigurationException">The version that runs is another.</exception>
    public void CheckSoftware()
    {
        if (Software != CurrentSoftware)
            throw new ConfigurationException($"the specification asks for Linnet {Software} and this is {CurrentSoftware}: numbers of two versions are not compared; use that version, or write a new specification.");
    }

    /// <inheritdoc/>
    public bool Equals(EvaluationSpec? other) => other is not null && ToCanonicalJson() == other.ToCanonicalJson();

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToCanonicalJson());

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteString("task", Task);
        writer.WritePropertyName("dataset");
        Dataset.WriteTo(writer);
        Columns.WriteTo(writer);
        writer.WriteStartArray("metrics");
        foreach (var metric in Metrics) writer.WriteStringValue(metric);
        writer.WriteEndArray();
        if (Seeds.Count > 0)
        {
            writer.WriteStartArray("seeds");
            foreach (var seed in Seeds) writer.WriteNumberValue(seed);
            writer.WriteEndArray();
        }

        writer.WriteString("software", Software);
        writer.WriteEndObject();
    }
}
