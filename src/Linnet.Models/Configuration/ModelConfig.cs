using System.Globalization;
using System.Text.Json;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Configuration;

/// <summary>
/// What <c>config.json</c> says: the architecture and its sizes, in transformers' field names, and the labels. A kind of model
/// derives its own record, with a constructor from a <see cref="ConfigReader"/>.
/// </summary>
public abstract record ModelConfig
{
    /// <summary>Most labels that a model may have.</summary>
    public const int MaxLabels = 1_000_000;

    /// <summary>Creates a configuration with two labels, as transformers does where none are named.</summary>
    protected ModelConfig()
    {
    }

    /// <summary>Reads the fields that every kind of model has: <c>id2label</c> (or <c>num_labels</c>) and <c>problem_type</c>.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is wrong.</exception>
    protected ModelConfig(ConfigReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Labels = ReadLabels(reader);

        // A choice among one is none: such a model, as cross-encoders are, says how far its one label holds.
        ProblemType = reader.ChoiceOr("problem_type", Labels.Count == 1 ? ProblemType.MultiLabel : ProblemType.SingleLabel, ProblemTypes);
    }

    /// <summary><c>model_type</c>: names the kind of model in the registry, such as <c>bert</c>.</summary>
    public abstract string ModelType { get; }

    /// <summary>The class name in <c>architectures</c>, such as <c>BertForSequenceClassification</c>.</summary>
    public abstract string Architecture { get; }

    /// <summary>The labels; position is the label's id and its column in the logits (<c>id2label</c>, <c>label2id</c>). Empty where the model has none.</summary>
    public IReadOnlyList<string> Labels { get; init; } = ["LABEL_0", "LABEL_1"];

    /// <summary>How labels relate to an input (<c>problem_type</c>).</summary>
    public ProblemType ProblemType { get; init; }

    /// <summary>
    /// About how many parameters the sizes imply, or 0 where that is not known beforehand. A loader holds it to the size of the
    /// weight file, so that a hostile configuration cannot make it allocate. A double: absurd sizes must not overflow.
    /// </summary>
    public virtual double ApproximateParameterCount => 0;

    private static KeyValuePair<string, ProblemType>[] ProblemTypes { get; } =
    [
        new("single_label_classification", ProblemType.SingleLabel),
        new("multi_label_classification", ProblemType.MultiLabel),
    ];

    /// <summary>The configuration of a classifier of texts with this body, for fine-tuning; itself where it is one.</summary>
    public virtual ModelConfig ForClassification() => this;

    /// <summary>Writes the whole object.</summary>
    /// <param name="writer">Receives one JSON object.</param>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteStartArray("architectures");
        writer.WriteStringValue(Architecture);
        writer.WriteEndArray();
        writer.WriteString("model_type", ModelType);
        WriteFields(writer);
        if (Labels.Count > 0) WriteLabels(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the fields of this kind of model: those that its constructor reads.</summary>
    /// <param name="writer">Stands inside the object.</param>
    protected abstract void WriteFields(Utf8JsonWriter writer);

    private void WriteLabels(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("id2label");
        for (var id = 0; id < Labels.Count; id++) writer.WriteString(id.ToString(CultureInfo.InvariantCulture), Labels[id]);
        writer.WriteEndObject();
        writer.WriteStartObject("label2id");
        for (var id = 0; id < Labels.Count; id++) writer.WriteNumber(Labels[id], id);
        writer.WriteEndObject();
        writer.WriteString("problem_type", ProblemTypes[(int)ProblemType].Key);
    }

    private static string[] ReadLabels(ConfigReader reader)
    {
        var map = reader.StringMap("id2label");
        if (map.Count == 0)
        {
            var count = reader.Int32Or("num_labels", absent: 2, minimum: 1, MaxLabels);
            return [.. Enumerable.Range(0, count).Select(id => $"LABEL_{id}")];
        }

        if (map.Count > MaxLabels) throw reader.Invalid("id2label", $"names {map.Count} labels; at most {MaxLabels} are possible.");
        var labels = new string?[map.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, label) in map)
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id >= labels.Length || labels[id] is not null)
                throw reader.Invalid("id2label", $"has the key '{key}'; expected each of 0 to {labels.Length - 1} once.");
            if (!seen.Add(label)) throw reader.Invalid("id2label", $"names the label '{label}' twice; labels must differ.");
            labels[id] = label;
        }

        return labels!;
    }
}
