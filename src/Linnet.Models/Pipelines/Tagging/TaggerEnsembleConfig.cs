using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Configuration;

namespace Linnet.Models.Pipelines;

/// <summary>The configuration of several taggers that judge together: their folders within the ensemble's, all of one weight.</summary>
public sealed record TaggerEnsembleConfig : ModelConfig
{
    internal const string TaggerArchitecture = "EnsembleForTokenClassification";
    internal const string IntentArchitecture = "EnsembleForIntentAndSlots";

    /// <summary>Creates a configuration.</summary>
    /// <param name="members">Plain names of folders within the ensemble's folder.</param>
    public TaggerEnsembleConfig(IReadOnlyList<string> members) => Members = members;

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public TaggerEnsembleConfig(ConfigReader reader)
        : base(reader)
    {
        Members = EnsembleConfig.ReadMembers(reader);
        Intents = reader.Strings(BiLstmCrfConfig.IntentField);
    }

    /// <inheritdoc/>
    public override string ModelType => "ensemble";

    /// <inheritdoc/>
    public override string Architecture => Intents.Count == 0 ? TaggerArchitecture : IntentArchitecture;

    /// <summary>Plain names of folders within the ensemble's folder.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>The labels of whole rows; empty for taggers without intents.</summary>
    public IReadOnlyList<string> Intents { get; init; } = [];

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonFields.WriteList(writer, "members", Members);
        if (Intents.Count > 0) JsonFields.WriteList(writer, BiLstmCrfConfig.IntentField, Intents);
    }
}
