using Linnet.Evaluation;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>
/// Fills in what a recipe for pre-training leaves open: sizes of a first small model, and rates of Devlin et al. 2019 and Clark et al. 2020
/// raised as small models want it.
/// </summary>
internal static class PretrainingDefaults
{
    private const int UsualLength = 128;

    internal static Recipe Resolve(Recipe recipe, TextCorpus corpus)
    {
        var resolved = recipe.Copy();
        var (data, model, training, pretraining) = (resolved.Data, resolved.Model, resolved.Training, resolved.Pretraining);
        if (model.From is null)
        {
            resolved.Tokenizer.Type ??= UnspacedText.Is(corpus) ? "char" : "wordpiece";
            resolved.Tokenizer.VocabularySize ??= 8_000;
            resolved.Tokenizer.MinFrequency ??= 2;
            if (model.Type == "electra") model.EmbeddingSize ??= Math.Min(128, model.HiddenSize ?? 128);
        }

        RecipeDefaults.TransformerSizes(model);
        data.MaxLength ??= Math.Min(UsualLength, TransformerFactory.ParentLength(recipe) ?? UsualLength);
        pretraining.MaskProbability ??= 0.15;
        pretraining.WholeWords ??= true;
        pretraining.LineByLine ??= false;
        if (model.Type == "electra")
        {
            pretraining.GeneratorSize ??= 0.5;
            pretraining.DiscriminatorWeight ??= 50;
        }

        training.BatchSize ??= 32;
        training.Epochs ??= 10;
        training.LearningRate ??= 1e-3;
        training.WeightDecay ??= 0.01;
        training.Schedule ??= "linear";
        training.WarmupRatio ??= 0.1;
        training.Patience ??= 0;
        training.Metric ??= MetricNames.Loss;
        return resolved;
    }
}
