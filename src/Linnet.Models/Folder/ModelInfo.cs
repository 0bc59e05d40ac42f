using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Pipelines;
using Linnet.Text.Cleaning;

namespace Linnet.Models.Folder;

/// <summary><c>linnet.json</c>: what a model folder's other files have no place for.</summary>
public sealed record ModelInfo
{
    /// <summary>What the model is for, as in Hugging Face's <c>pipeline_tag</c>; null to go by the architecture (see <see cref="ModelTask"/>).</summary>
    public string? Task { get; init; }

    /// <summary>What each label means, in words, for the reader and for the serving page.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> LabelDescriptions { get; init; } = [];

    /// <summary>How every text is cleaned before the model sees it (<c>preprocessing</c>); null for not at all.</summary>
    public CleaningOptions? Cleaning { get; init; }

    /// <summary>The scores that a model of pairs was trained to give (<c>score_range</c>); null where it gives none.</summary>
    public ScoreRange? ScoreRange { get; init; }

    /// <summary>The whole recipe of the training run, as <c>recipe.yaml</c> would hold it; null where the model was not trained here.</summary>
    public string? Recipe { get; init; }

    /// <summary>Seed of the training run.</summary>
    public long? Seed { get; init; }

    /// <summary>The data files with their hashes.</summary>
    public IReadOnlyList<DataSource> Data { get; init; } = [];

    /// <summary>The model that this one was made from, by name or path.</summary>
    public string? ParentModel { get; init; }

    /// <summary>The parent's licence, as an SPDX identifier.</summary>
    public string? ParentLicense { get; init; }

    /// <summary>The software that wrote the folder, and its version.</summary>
    public string Software { get; init; } = $"linnet {typeof(ModelInfo).Assembly.GetName().Version?.ToString(3)}";

    internal static ModelInfo Read(ConfigReader reader)
    {
        var parent = reader.Object("parent");
        return new ModelInfo
        {
            Task = Optional(reader, "task"),
            LabelDescriptions = reader.StringMap("label_descriptions"),
            Cleaning = reader.Object("preprocessing") is { } cleaning ? CleaningFields.Read(cleaning) : null,
            ScoreRange = reader.Has("score_range") ? RangeOf(reader) : null,
            Recipe = Optional(reader, "recipe"),
            Seed = reader.Int64Or("seed", null),
            Data = [.. reader.Objects("data").Select(DataSource.Read)],
            ParentModel = parent is null ? null : Optional(parent, "model"),
            ParentLicense = parent is null ? null : Optional(parent, "license"),
            Software = reader.StringOr("software", "unknown"),
        };
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("software", Software);
        if (Task is not null) writer.WriteString("task", Task);
        if (Seed is { } seed) writer.WriteNumber("seed", seed);
        if (LabelDescriptions.Count > 0)
        {
            writer.WriteStartObject("label_descriptions");
            foreach (var (label, description) in LabelDescriptions) writer.WriteString(label, description);
            writer.WriteEndObject();
        }

        if (Cleaning is not null)
        {
            writer.WritePropertyName("preprocessing");
            CleaningFields.Write(writer, Cleaning);
        }

        if (ScoreRange is { } range) JsonFields.WriteList(writer, "score_range", [(float)range.Least, (float)range.Most]);
        if (ParentModel is not null)
        {
            writer.WriteStartObject("parent");
            writer.WriteString("model", ParentModel);
            if (ParentLicense is not null) writer.WriteString("license", ParentLicense);
            writer.WriteEndObject();
        }

        if (Data.Count > 0)
        {
            writer.WriteStartArray("data");
            foreach (var source in Data) source.Write(writer);
            writer.WriteEndArray();
        }

        if (Recipe is not null) writer.WriteString("recipe", Recipe);
        writer.WriteEndObject();
    }

    private static ScoreRange RangeOf(ConfigReader reader) => reader.SingleList("score_range") is [var least, var most] && most > least
        ? new ScoreRange(least, most)
        : throw reader.Invalid("score_range", "is no range; expected two numbers, the lesser first.");

    private static string? Optional(ConfigReader reader, string field) => reader.Has(field) ? reader.String(field) : null;
}
