using Linnet.Models.Pipelines;

namespace Linnet.Models.Configuration;

/// <summary>The model types that Linnet itself knows, one line each.</summary>
internal static class BuiltInModels
{
    internal static SortedDictionary<string, ModelKind> All() => new(StringComparer.Ordinal)
    {
        ["ensemble"] = ModelKind.Other(reader => new EnsembleConfig(reader), EnsembleTextClassifier.FromFolder),
    };
}
