using Linnet.Training.Recipes;

namespace Linnet.Training.Trainers;

/// <summary>What a recipe and the model that its run starts from have to agree on.</summary>
internal static class ParentModel
{
    /// <summary>Refuses a parent that does not fit.</summary>
    /// <param name="recipe">What is to be trained.</param>
    /// <param name="folder">The parent's folder.</param>
    /// <param name="modelType">The parent's kind.</param>
    /// <param name="vocabularySize">Number of the tokeniser's ids.</param>
    /// <param name="knownIds">Number of ids that the parent knows.</param>
    /// <param name="maxLength">Most tokens that the parent reads.</param>
    /// <exception cref="ConfigurationException">The parent is of another kind, knows too few ids, or reads too few tokens.</exception>
    internal static void Check(Recipe recipe, string folder, string modelType, int vocabularySize, int knownIds, int maxLength)
    {
        if (modelType != recipe.Model.Type)
            throw new ConfigurationException($"model.from: '{folder}' holds a {modelType}, but model.type asks for {recipe.Model.Type}; leave --model out or name a fitting folder.");
        if (vocabularySize > knownIds)
            throw new ConfigurationException($"tokenizer: has {vocabularySize} ids, but the model that the run starts from knows only {knownIds}; use its own tokeniser.");
        if (recipe.Data.MaxLength > maxLength)
            throw new ConfigurationException($"data.max_length: {recipe.Data.MaxLength} is more than the {maxLength} tokens that '{folder}' reads; use at most that.");
    }
}
