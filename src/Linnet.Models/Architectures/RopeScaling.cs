using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Architectures;

/// <summary>
/// How a Llama's rotary frequencies are lowered so that it reads longer texts than it was first trained on: <c>rope_scaling</c> in
/// <c>config.json</c>.
/// </summary>
public sealed record RopeScaling
{
    private const string Field = "rope_scaling";
    private const string Linear = "linear";
    private const string Llama3 = "llama3";

    /// <summary><c>linear</c> (all frequencies alike, Chen et al. 2023) or <c>llama3</c> (the low ones only).</summary>
    public string RopeType { get; init; } = Linear;

    /// <summary>What the frequencies are divided by.</summary>
    public float Factor { get; init; } = 1;

    /// <summary>Of <c>llama3</c>: turns in the original length below which a frequency is divided in full.</summary>
    public float LowFrequencyFactor { get; init; } = 1;

    /// <summary>Of <c>llama3</c>: turns in the original length above which a frequency stays.</summary>
    public float HighFrequencyFactor { get; init; } = 4;

    /// <summary>Of <c>llama3</c>: the length that the model was first trained on.</summary>
    public int OriginalMaxPositionEmbeddings { get; init; } = 8192;

    internal static RopeScaling? Read(ConfigReader reader)
    {
        if (reader.Object(Field) is not { } fields) return null;
        var type = fields.StringOr("rope_type", fields.StringOr("type", "default"));
        if (type == "default") return null;
        if (type is not (Linear or Llama3)) throw reader.Invalid(Field, $"has the type '{type}'; known are default, {Linear}, {Llama3}.");
        var scaling = new RopeScaling { RopeType = type, Factor = fields.Single("factor", 1, 1e6f) };
        if (type == Linear) return scaling;
        var (low, high) = (fields.Single("low_freq_factor", 0, 1e6f), fields.Single("high_freq_factor", 0, 1e6f));
        if (high <= low) throw reader.Invalid(Field, $"has high_freq_factor {high}, which is not above low_freq_factor {low}.");
        return scaling with
        {
            LowFrequencyFactor = low,
            HighFrequencyFactor = high,
            OriginalMaxPositionEmbeddings = fields.Int32("original_max_position_embeddings", maximum: 100_000_000),
        };
    }

    /// <summary>Lowers frequencies in place.</summary>
    internal void Apply(Span<double> frequencies)
    {
        foreach (ref var frequency in frequencies)
        {
            // Share of the frequency that stays: 1 for those that turn often within the original length.
            var turns = OriginalMaxPositionEmbeddings * frequency / (2 * Math.PI);
            var stays = RopeType == Linear ? 0 : Math.Clamp((turns - LowFrequencyFactor) / (HighFrequencyFactor - LowFrequencyFactor), 0, 1);
            frequency *= stays + ((1 - stays) / Factor);
        }
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Field);
        writer.WriteString("rope_type", RopeType);
        writer.WriteNumber("factor", Factor);
        if (RopeType == Llama3)
        {
            writer.WriteNumber("low_freq_factor", LowFrequencyFactor);
            writer.WriteNumber("high_freq_factor", HighFrequencyFactor);
            writer.WriteNumber("original_max_position_embeddings", OriginalMaxPositionEmbeddings);
        }

        writer.WriteEndObject();
    }
}
