using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Fills in what a recipe for a network that compares texts leaves open.</summary>
internal static class SimilarityDefaults
{
    internal const string BiEncoder = "bi-encoder";
    internal const string CrossEncoder = "cross-encoder";

    internal static Recipe Resolve(Recipe recipe, SimilarityData data)
    {
        var resolved = recipe.Copy();
        var (model, training) = (resolved.Model, resolved.Training);
        model.Scoring ??= BiEncoder;
        if (model is { Scoring: CrossEncoder, Type: BagOfVectorsConfig.Type })
            throw new ConfigurationException("model.scoring: a bag-of-vectors gives each text a vector and can not be a cross-encoder; use another model.type, or bi-encoder.");
        if (model is { Pooling: "cls", Type: not "bert" }) throw new ConfigurationException($"model.pooling: 'cls' takes the first token of a bert, and the model is {model.Type}; use max or mean.");
        if (model is { Pooling: "attention", Type: not ("bilstm" or "bigru") }) throw new ConfigurationException($"model.pooling: 'attention' is of bilstm and bigru, and the model is {model.Type}; use max or mean.");
        training.Metric ??= MetricNames.Spearman;
        if (model.Scoring == BiEncoder)
        {
            training.Loss ??= "cosine";
            training.Temperature ??= 0.05;
            if (training.Loss == "contrastive") training.BatchSize ??= 64;
            model.Pooling ??= "mean";
        }

        resolved = RecipeDefaults.Resolve(resolved, data.Traits);
        if (resolved.Model.Scoring == CrossEncoder) resolved.Data.MaxLength = Math.Min(TransformerFactory.ParentLength(recipe) ?? 512, recipe.Data.MaxLength ?? (2 * resolved.Data.MaxLength!.Value));
        return resolved;
    }
}
