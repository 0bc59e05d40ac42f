using System.Text.Json;

namespace Linnet.Evaluation;

/// <summary>Where a file has what; what is null is found out.</summary>
public sealed record EvaluationColumns
{
    /// <summary>Name or number of the column with the text.</summary>
    public string? Text { get; init; }

    /// <summary>Name or number of the column with the second text of a pair.</summary>
    public string? Pair { get; init; }

    /// <summary>Name or number of the column with the label.</summary>
    public string? Label { get; init; }

    /// <summary>What stands between the labels of a row with several.</summary>
    public string? LabelSeparator { get; init; }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (this == new EvaluationColumns()) return;
        writer.WriteStartObject("columns");
        CanonicalJson.WriteSaid(writer, "text", Text);
        CanonicalJson.WriteSaid(writer, "pair", Pair);
        CanonicalJson.WriteSaid(writer, "label", Label);
        CanonicalJson.WriteSaid(writer, "labelSeparator", LabelSeparator);
        writer.WriteEndObject();
    }
}
