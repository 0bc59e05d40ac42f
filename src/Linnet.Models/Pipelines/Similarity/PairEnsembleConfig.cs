using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Pipelines;

/// <summary>The configuration of a <see cref="PairEnsemble"/>: its members' folders and the line through their scores.</summary>
public sealed record PairEnsembleConfig : ModelConfig
{
    internal const string Class = "EnsembleForSentenceSimilarity";

    /// <summary>Creates a configuration.</summary>
    /// <param name="members">Plain names of folders within the ensemble's folder.</param>
    /// <param name="weights">What each member's score is multiplied by.</param>
    /// <param name="bias">What is added.</param>
    public PairEnsembleConfig(IReadOnlyList<string> members, IReadOnlyList<float> weights, float bias)
    {
        Labels = [];
        (Members, Weights, Bias) = (members, weights, bias);
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public PairEnsembleConfig(ConfigReader reader)
        : base(reader)
    {
        var read = new EnsembleConfig(reader);
        (Labels, Members, Weights) = ([], read.Members, read.Weights);
        Bias = reader.SingleOr("bias", 0, -1000, 1000);
    }

    /// <inheritdoc/>
    public override string ModelType => "ensemble";

    /// <inheritdoc/>
    public override string Architecture => Class;

    /// <summary>Plain names of folders within the ensemble's folder.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>A weight for each member.</summary>
    public IReadOnlyList<float> Weights { get; }

    /// <summary>What is added to the weighted sum.</summary>
    public float Bias { get; }

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonFields.WriteList(writer, "members", Members);
        JsonFields.WriteList(writer, "weights", Weights);
        writer.WriteNumber("bias", Bias);
    }
}
