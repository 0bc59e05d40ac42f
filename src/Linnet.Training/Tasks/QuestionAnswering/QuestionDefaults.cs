using Linnet.Evaluation;
using Linnet.Models.Architectures;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.QuestionAnswering;

/// <summary>Fills in what a recipe for answering questions leaves open; rates come from measurements on held-out texts of 2,900 questions.</summary>
internal static class QuestionDefaults
{
    private const int UsualLength = 384;

    internal static Recipe Resolve(Recipe recipe, QuestionData data)
    {
        PretrainedEmbeddings.Check(recipe);
        var resolved = recipe.Copy();
        var (model, training) = (resolved.Model, resolved.Training);
        if (model.From is null)
        {
            resolved.Tokenizer.Type ??= data.IsUnspaced ? "char" : "wordpiece";
            resolved.Tokenizer.VocabularySize ??= 8_000;
            resolved.Tokenizer.MinFrequency ??= 2;
        }

        training.Schedule ??= "linear";
        training.WarmupRatio ??= 0.1;
        training.WeightDecay ??= 0.01;
        training.LabelSmoothing ??= 0;
        training.Metric ??= MetricNames.F1;
        training.BatchSize ??= 16;
        if (model.Type == BiLstmReaderConfig.Type) BiLstm(resolved);
        else Transformer(resolved);
        resolved.Data.Stride ??= resolved.Data.MaxLength / 4;
        return resolved;
    }

    private static void BiLstm(Recipe recipe)
    {
        recipe.Data.MaxLength ??= 512;
        recipe.Model.EmbeddingSize ??= PretrainedEmbeddings.Size(recipe) ?? 128;
        recipe.Model.HiddenSize ??= 96;
        recipe.Model.EmbeddingDropout ??= 0.3;
        recipe.Model.Dropout ??= 0.3;
        recipe.Training.Epochs ??= 12;
        recipe.Training.LearningRate ??= 2e-3;
        recipe.Training.Patience ??= 4;
    }

    private static void Transformer(Recipe recipe)
    {
        RecipeDefaults.TransformerSizes(recipe.Model);
        recipe.Model.MarksMatches ??= recipe.Model.Type != "distilbert" && recipe.Model.Type != "roberta";
        recipe.Data.MaxLength ??= Math.Min(UsualLength, TransformerFactory.ParentLength(recipe) ?? UsualLength);
        recipe.Training.Epochs ??= recipe.Model.From is null ? 15 : 5;
        recipe.Training.LearningRate ??= recipe.Model.From is null ? 5e-4 : TransformerFactory.FineTuningRate(recipe);
        recipe.Training.Patience ??= 5;
    }
}
