using System.Text.Json.Nodes;
using Linnet.Hub.Licensing;

namespace Linnet.Hub.Origin;

/// <summary>What a card says about where its repository comes from.</summary>
/// <param name="License">Its licence.</param>
/// <param name="BaseModels">The models that it was made from.</param>
/// <param name="Relation">How.</param>
/// <param name="Datasets">The data that it was trained on.</param>
/// <param name="IsCut">It names more than is read here.</param>
internal sealed record CardOrigin(CardLicense License, IReadOnlyList<string> BaseModels, ParentRelation Relation, IReadOnlyList<string> Datasets, bool IsCut = false)
{
    internal const int MaxNames = 200;

    private const int MaxNameLength = 200;

    /// <summary>Says nothing.</summary>
    internal static CardOrigin Unstated { get; } = new(CardLicense.Unstated, [], ParentRelation.BaseModel, []);

    /// <summary>Reads the head of a README.</summary>
    /// <param name="head">Null where there is none.</param>
    internal static CardOrigin Read(JsonObject? head)
    {
        if (head is null) return Unstated;
        var bases = Names(head["base_model"]);
        var datasets = Names(head["datasets"]);
        return new CardOrigin(
            CardLicense.Read(head["license"], head["license_name"], head["license_link"]),
            [.. bases.Take(MaxNames)],
            ParentRelations.Parse(Names(head["base_model_relation"]).FirstOrDefault()),
            [.. datasets.Take(MaxNames)],
            bases.Count > MaxNames || datasets.Count > MaxNames);
    }

    /// <summary>One text or a list of them. A name that is too long is kept short rather than left out: nothing is found under it, and that is said.</summary>
    private static List<string> Names(JsonNode? node)
    {
        IEnumerable<JsonNode?> values = node is JsonArray list ? list.AsEnumerable() : [node];
        return [.. values.Select(value => value is JsonValue text && text.TryGetValue(out string? name) ? name.Trim() : string.Empty)
            .Where(name => name.Length > 0).Select(name => name.Length > MaxNameLength ? name[..MaxNameLength] : name).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
