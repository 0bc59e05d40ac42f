using Linnet.Signing;

namespace Linnet.Hub.Origin.Inventory;

/// <summary>What a bill of materials of a model is made from.</summary>
/// <param name="Lineage">The model and all that it was made from.</param>
/// <param name="Files">The files of its commit.</param>
/// <param name="Timestamp">When it was made; the date of the commit, so that the same commit gives the same bill.</param>
internal sealed record ModelInventory(LineageGraph Lineage, IReadOnlyList<SignedFile> Files, DateTimeOffset Timestamp)
{
    /// <summary>What the model is for: <c>pipeline_tag</c> of its card.</summary>
    internal string? Task { get; init; }

    /// <summary>The hub on which the repositories are, for their package addresses; null for the one that such addresses mean by themselves.</summary>
    internal string? HubAddress { get; init; }

    /// <summary>Version of the software that writes the bill.</summary>
    internal string? ToolVersion { get; init; } = typeof(ModelInventory).Assembly.GetName().Version?.ToString(3);
}
