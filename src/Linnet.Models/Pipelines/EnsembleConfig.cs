using System.Text.Json;
using Linnet.Models.Configuration;

namespace Linnet.Models.Pipelines;

/// <summary>The configuration of an ensemble: its members' folders and their weights.</summary>
public sealed record EnsembleConfig : ModelConfig
{
    private const int MostMembers = 64;

    /// <summary>Creates a configuration.</summary>
    /// <param name="members">Plain names of folders within the ensemble's folder.</param>
    /// <param name="weights">As many, each above 0.</param>
    public EnsembleConfig(IReadOnlyList<string> members, IReadOnlyList<float> weights)
    {
        Members = members;
        Weights = weights;
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="reader">The file.</param>
    /// <exception cref="ModelFormatException">A field is missing or wrong.</exception>
    public EnsembleConfig(ConfigReader reader)
        : base(reader)
    {
        Members = ReadMembers(reader);
        Weights = reader.SingleList("weights");
        if (Weights.Count != Members.Count || !Weights.All(weight => weight > 0))
            throw reader.Invalid("weights", $"has {Weights.Count} numbers; expected one above 0 for each of the {Members.Count} members.");
    }

    /// <inheritdoc/>
    public override string ModelType => "ensemble";

    /// <inheritdoc/>
    public override string Architecture => "EnsembleForSequenceClassification";

    /// <summary>Plain names of folders within the ensemble's folder.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>A weight for each member.</summary>
    public IReadOnlyList<float> Weights { get; }

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonFields.WriteList(writer, "members", Members);
        JsonFields.WriteList(writer, "weights", Weights);
    }

    /// <summary>The names of the members' folders.</summary>
    internal static IReadOnlyList<string> ReadMembers(ConfigReader reader)
    {
        var members = reader.Strings("members");
        if (members.Count is 0 or > MostMembers) throw reader.Invalid("members", $"names {members.Count} folders; expected 1 to {MostMembers}.");
        foreach (var member in members)
        {
            // A member lies in the folder itself: a name from elsewhere must not lead out of it.
            if (member.Length == 0 || member[0] == '.' || member.AsSpan().IndexOfAny('/', '\\', ':') >= 0)
                throw reader.Invalid("members", $"names '{member}'; expected the plain name of a folder beside config.json.");
        }

        return members;
    }
}
