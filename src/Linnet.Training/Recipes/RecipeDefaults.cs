using Linnet.Models.Architectures;
using Linnet.Training.Trainers;

namespace Linnet.Training.Recipes;

/// <summary>
/// Fills in what a recipe leaves open, from the architecture and the data. The values come from the papers that introduced the
/// architectures and from measurements on held-out parts of training sets of 3,000 to 10,000 rows.
/// </summary>
public static class RecipeDefaults
{
    /// <summary>A copy of the recipe in which every field that its architecture uses has a value.</summary>
    /// <param name="recipe">With the architecture already chosen.</param>
    /// <param name="traits">Facts about the training rows.</param>
    public static Recipe Resolve(Recipe recipe, DataTraits traits)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(traits);
        PretrainedEmbeddings.Check(recipe);
        var resolved = recipe.Copy();
        resolved.Training.Metric ??= "accuracy";
        switch (resolved.Model.Type)
        {
            case "textcnn": TextCnn(resolved, traits); break;
            case "bilstm" or "bigru": Recurrent(resolved, traits); break;
            case "bert" or "distilbert" or "roberta" or "electra": Transformer(resolved, traits); break;
            case "gpt2" or "llama": Decoder(resolved, traits); break;
            case RelationCnnConfig.Type: RelationCnn(resolved, traits); break;
            case BagOfVectorsConfig.Type: BagOfVectors(resolved, traits); break;
            case "fasttext": FastText(resolved, traits); return resolved;
            default: return resolved;
        }

        Text(resolved, traits);
        resolved.Training.LabelSmoothing ??= 0;
        resolved.Training.Schedule ??= "linear";
        resolved.Training.WarmupRatio ??= 0.1;
        return resolved;
    }

    private static void Text(Recipe recipe, DataTraits traits)
    {
        if (recipe.Model.From is null)
        {
            recipe.Tokenizer.Type ??= traits.IsUnspaced ? "char" : TransformerFactory.Types.Contains(recipe.Model.Type) ? "wordpiece" : "word";
            recipe.Tokenizer.VocabularySize ??= recipe.Tokenizer.Type == "word" ? 30_000 : 8_000;
            recipe.Tokenizer.MinFrequency ??= recipe.Tokenizer.Type == "word" && traits.Rows < 20_000 ? 1 : 2;
        }

        // Words average a little over five letters with the space; pieces and punctuation make tokens shorter than that.
        var tokens = traits.IsUnspaced ? traits.LongTextCharacters : traits.LongTextCharacters / 4;
        recipe.Data.MaxLength ??= Math.Min(Math.Clamp((tokens + 7) / 8 * 8, 16, 256), TransformerFactory.ParentLength(recipe) ?? int.MaxValue);
    }

    /// <summary>A small set needs more passes to come to the same number of steps.</summary>
    private static int EpochsFor(Recipe recipe, DataTraits traits, int least)
    {
        const int LeastSteps = 1200;
        const int MostEpochs = 100;
        return Math.Clamp(LeastSteps * recipe.Training.BatchSize!.Value / Math.Max(1, traits.Rows), least, MostEpochs);
    }

    /// <summary>How the small networks that learn from nothing are trained.</summary>
    private static void Training(Recipe recipe, DataTraits traits, int leastEpochs, double learningRate)
    {
        recipe.Training.BatchSize ??= 32;
        recipe.Training.Epochs ??= EpochsFor(recipe, traits, leastEpochs);
        recipe.Training.LearningRate ??= learningRate;
        recipe.Training.WeightDecay ??= 0.01;
        recipe.Training.Patience ??= Math.Max(4, recipe.Training.Epochs.Value / 5);
    }

    private static void TextCnn(Recipe recipe, DataTraits traits)
    {
        recipe.Model.EmbeddingSize ??= PretrainedEmbeddings.Size(recipe) ?? 200;
        recipe.Model.NumFilters ??= traits.Labels > 20 ? 200 : 128;
        recipe.Model.FilterSizes ??= traits.IsUnspaced ? [1, 2, 3, 4] : [1, 2, 3];
        recipe.Model.Dropout ??= 0.5;
        recipe.Model.EmbeddingDropout ??= 0.3;
        recipe.Training.LabelSmoothing ??= 0.1;
        Training(recipe, traits, leastEpochs: 20, 1e-3);
    }

    private static void Recurrent(Recipe recipe, DataTraits traits)
    {
        recipe.Model.EmbeddingSize ??= PretrainedEmbeddings.Size(recipe) ?? 200;
        recipe.Model.HiddenSize ??= 128;
        recipe.Model.NumHiddenLayers ??= 1;
        recipe.Model.Pooling ??= "max";
        recipe.Model.Dropout ??= 0.5;
        recipe.Model.EmbeddingDropout ??= 0.3;
        Training(recipe, traits, leastEpochs: 12, 2e-3);
    }

    private static void RelationCnn(Recipe recipe, DataTraits traits)
    {
        recipe.Model.EmbeddingSize ??= PretrainedEmbeddings.Size(recipe) ?? 100;
        recipe.Model.NumFilters ??= 150;
        recipe.Model.FilterSizes ??= [2, 3, 4, 5];
        recipe.Model.Dropout ??= 0.5;
        recipe.Model.EmbeddingDropout ??= 0.4;
        recipe.Training.LabelSmoothing ??= 0.1;
        Training(recipe, traits, leastEpochs: 25, 1e-3);
    }

    private static void BagOfVectors(Recipe recipe, DataTraits traits)
    {
        recipe.Model.EmbeddingSize ??= PretrainedEmbeddings.Size(recipe) ?? 200;
        recipe.Model.EmbeddingDropout ??= 0.2;
        recipe.Training.Patience ??= 5;
        Training(recipe, traits, leastEpochs: 20, 2e-3);
    }

    /// <summary>The sizes of a new transformer encoder; a parent brings its own.</summary>
    internal static void TransformerSizes(ModelSection model)
    {
        if (model.From is not null) return;
        model.HiddenSize ??= 128;
        model.NumHiddenLayers ??= 2;
        model.NumAttentionHeads ??= Math.Max(1, model.HiddenSize.Value / 64);
        model.IntermediateSize ??= 4 * model.HiddenSize.Value;
        model.Dropout ??= 0.1;
        if (model.Type != "distilbert") model.PreNorm ??= false;
    }

    private static void Transformer(Recipe recipe, DataTraits traits)
    {
        TransformerSizes(recipe.Model);
        recipe.Training.BatchSize ??= 32;
        recipe.Training.Epochs ??= traits.Rows < 20_000 ? EpochsFor(recipe, traits, least: 20) : 6;
        recipe.Training.LearningRate ??= recipe.Model.From is null ? 5e-4 : TransformerFactory.FineTuningRate(recipe);
        recipe.Training.WeightDecay ??= 0.01;
        recipe.Training.Patience ??= 6;
    }

    private static void Decoder(Recipe recipe, DataTraits traits)
    {
        const int Longest = 512;
        var parent = DecoderFactory.Parent(recipe);

        // A language model may have single characters for tokens, and rows are only as long as their texts.
        recipe.Data.MaxLength ??= Math.Min(Math.Clamp(traits.LongTextCharacters, 16, Longest), parent.MaxLength);
        Transformer(recipe, traits);
    }

    private static void FastText(Recipe recipe, DataTraits traits)
    {
        recipe.Model.EmbeddingSize ??= 100;
        recipe.Model.WordNgrams ??= 2;
        recipe.Model.EmbeddingDropout ??= 0.25;
        recipe.Model.MinCharNgram ??= traits.IsUnspaced ? 1 : 0;
        recipe.Model.MaxCharNgram ??= traits.IsUnspaced ? 3 : 0;
        recipe.Model.Buckets ??= 200_000;
        recipe.Training.Epochs ??= 25;
        recipe.Training.LearningRate ??= 0.5;
    }
}
