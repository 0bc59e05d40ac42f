namespace Linnet.Hub.Origin;

/// <summary>The names of relations: as cards write them, and as people read them.</summary>
internal static class ParentRelations
{
    /// <summary>Reads <c>base_model_relation</c>; what is no known relation leaves open how the base was used.</summary>
    internal static ParentRelation Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "finetune" => ParentRelation.Finetune,
        "adapter" => ParentRelation.Adapter,
        "quantized" => ParentRelation.Quantized,
        "merge" => ParentRelation.Merge,
        _ => ParentRelation.BaseModel,
    };

    /// <summary>The word in JSON.</summary>
    internal static string Word(this ParentRelation relation) => relation switch
    {
        ParentRelation.Finetune => "finetune",
        ParentRelation.Adapter => "adapter",
        ParentRelation.Quantized => "quantized",
        ParentRelation.Merge => "merge",
        ParentRelation.Dataset => "dataset",
        _ => "base_model",
    };

    /// <summary>What was done to the parent, so that its authors can be told from those of the change.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="child">What was made.</param>
    internal static string Sentence(this ParentRelation relation, string child) => relation switch
    {
        ParentRelation.Finetune => $"its weights were trained further to make {child}",
        ParentRelation.Adapter => $"an adapter was trained beside its weights: {child}",
        ParentRelation.Quantized => $"its weights were quantised to make {child}",
        ParentRelation.Merge => $"its weights were merged with others to make {child}",
        ParentRelation.Dataset => $"{child} was trained on it",
        _ => $"{child} was made from it",
    };
}
