namespace Linnet.Hub.Origin;

/// <summary>How something was made from its parent: <c>base_model_relation</c> of a card, or <c>datasets</c>.</summary>
internal enum ParentRelation
{
    /// <summary>A base model; how it was used is not said.</summary>
    BaseModel = 0,

    /// <summary>Its weights were trained further.</summary>
    Finetune = 1,

    /// <summary>Weights beside it were trained.</summary>
    Adapter = 2,

    /// <summary>Its weights with fewer bits.</summary>
    Quantized = 3,

    /// <summary>Its weights and those of others made into one.</summary>
    Merge = 4,

    /// <summary>Data from which it was trained.</summary>
    Dataset = 5,
}
