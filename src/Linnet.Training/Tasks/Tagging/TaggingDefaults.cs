using Linnet.Models.Architectures;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>
/// Fills in what a recipe for a tagger leaves open. Sizes are those of Ma and Hovy 2016 and Lample et al. 2016; rates come from
/// measurements on held-out parts of training sets.
/// </summary>
internal static class TaggingDefaults
{
    /// <summary>Members of an ensemble: three bring most of what it brings, and the others make it steadier.</summary>
    private const int EnsembleSize = 5;

    /// <summary>With more rows, one model takes long enough and leaves less to gain.</summary>
    private const int MostRowsOfEnsemble = 20_000;

    internal static Recipe Resolve(Recipe recipe, TaggingData data)
    {
        PretrainedEmbeddings.Check(recipe);
        var resolved = recipe.Copy();
        var training = resolved.Training;
        training.Schedule ??= "linear";
        training.LabelSmoothing ??= 0;
        if (resolved.Model.Type == BiLstmCrfConfig.Type) BiLstmCrf(resolved, data);
        else Transformer(resolved, data);
        return resolved;
    }

    /// <summary>A small set needs more passes to come to the same number of steps.</summary>
    private static int EpochsFor(Recipe recipe, TaggingData data, int least)
    {
        const int LeastSteps = 4000;
        const int MostEpochs = 60;
        return Math.Clamp(LeastSteps * recipe.Training.BatchSize!.Value / Math.Max(1, data.TrainCount), least, MostEpochs);
    }

    private static void BiLstmCrf(Recipe recipe, TaggingData data)
    {
        var model = recipe.Model;
        var hasIntents = data.Intents.Count > 0;

        // Few characters, but most names in them are new: a small network that is told little of each, often with other names.
        var readsCharacters = data.IsCharacterwise && !hasIntents;
        model.EnsembleSize ??= (hasIntents || readsCharacters) && model.From is null && data.TrainCount <= MostRowsOfEnsemble ? EnsembleSize : 1;
        model.EmbeddingSize ??= PretrainedEmbeddings.Size(recipe) ?? (readsCharacters ? 64 : 100);
        model.HiddenSize ??= readsCharacters ? 128 : 200;
        model.NumHiddenLayers ??= 1;
        model.CharacterFeatures ??= data.IsCharacterwise ? "none" : "cnn";
        model.Bigrams ??= data.IsCharacterwise;
        model.BigramDropout ??= 0;
        model.NumFilters ??= 50;
        model.Dropout ??= 0.5;
        model.EmbeddingDropout ??= readsCharacters ? 0.65 : 0.5;
        model.Crf ??= true;
        recipe.Training.MentionReplacement ??= readsCharacters ? 0.3 : 0;
        recipe.Tokenizer.MinFrequency ??= 1;
        recipe.Training.BatchSize ??= 16;
        recipe.Training.Epochs ??= EpochsFor(recipe, data, least: 20);
        recipe.Training.LearningRate ??= 2e-3;
        recipe.Training.WeightDecay ??= 0;
        recipe.Training.WarmupRatio ??= 0.02;
        recipe.Training.Patience ??= Math.Max(6, recipe.Training.Epochs.Value / 4);
    }

    private static void Transformer(Recipe recipe, TaggingData data)
    {
        RecipeDefaults.TransformerSizes(recipe.Model);
        recipe.Model.Crf ??= false;
        recipe.Model.EnsembleSize ??= 1;
        recipe.Training.MentionReplacement ??= 0;
        if (recipe.Model.From is null)
        {
            recipe.Tokenizer.Type ??= data.IsCharacterwise ? "char" : "wordpiece";
            recipe.Tokenizer.VocabularySize ??= 8_000;
            recipe.Tokenizer.MinFrequency ??= 2;
        }

        recipe.Data.MaxLength ??= Math.Min(256, TransformerFactory.ParentLength(recipe) ?? int.MaxValue);
        recipe.Training.BatchSize ??= 16;
        recipe.Training.Epochs ??= recipe.Model.From is null ? EpochsFor(recipe, data, least: 20) : 5;
        recipe.Training.LearningRate ??= recipe.Model.From is null ? 5e-4 : TransformerFactory.FineTuningRate(recipe);
        recipe.Training.WeightDecay ??= 0.01;
        recipe.Training.WarmupRatio ??= 0.1;
        recipe.Training.Patience ??= 6;
    }
}
