using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Text.Tokenization;
using Linnet.Training.Recipes;

namespace Linnet.Training.Trainers;

/// <summary>A classifier on the transformer decoder that a recipe goes on from.</summary>
internal static class DecoderFactory
{
    /// <summary>What <c>model.type</c> can be.</summary>
    internal static readonly string[] Types = ["gpt2", "llama"];

    /// <summary>The classifier's configuration, still without its labels.</summary>
    /// <exception cref="ConfigurationException">There is no parent, or it does not fit.</exception>
    internal static DecoderConfig Create(Recipe recipe, TokenizerTextEncoder encoder)
    {
        var config = Parent(recipe);
        ParentModel.Check(recipe, recipe.Model.From!, config.ModelType, encoder.Tokenizer.VocabularySize, config.VocabSize, config.MaxLength);
        return (DecoderConfig)config.ForClassification() with { PadTokenId = encoder.ModelPadId };
    }

    /// <summary>The texts' way into the classifier.</summary>
    internal static TokenizerTextEncoder CreateEncoder(Recipe recipe, Tokenizer tokenizer) =>
        new(tokenizer, recipe.Data.MaxLength!.Value) { ModelPadId = PadIdOf(Parent(recipe), tokenizer), RequiresSeparator = true };

    /// <summary>Refuses a recipe that begins with nothing.</summary>
    internal static DecoderConfig Parent(Recipe recipe)
    {
        var folder = recipe.Model.From ?? throw new ConfigurationException(
            $"model.from: a {recipe.Model.Type} learns labels after language; name a language model's folder with --from, or make one with linnet train --task text-generation.");
        return ModelFolder.Open(folder).Config as DecoderConfig
            ?? throw new ConfigurationException($"model.from: '{folder}' holds no transformer decoder; name a folder of one of {string.Join(", ", Types)}.");
    }

    /// <summary>A decoder that was never padded has no id for it; the one that ends texts does as well, for none follows it.</summary>
    private static int? PadIdOf(DecoderConfig parent, Tokenizer tokenizer)
    {
        int?[] candidates = [parent.PadTokenId, tokenizer.PadId, .. parent.EosTokenIds.Cast<int?>()];
        return Array.Find(candidates, id => id < parent.VocabSize);
    }
}
