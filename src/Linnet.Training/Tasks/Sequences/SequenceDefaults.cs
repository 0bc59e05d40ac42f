using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>
/// What a recipe for a model that writes texts leaves open. Sizes and rates are for tens of thousands of pairs, where a Transformer must be
/// small and drop much (Wu et al. 2021, "Good for Misconceived Reasons", section 4.1, use four layers of 128 for Multi30K).
/// </summary>
internal static class SequenceDefaults
{
    /// <summary>
    /// Layer norms behind each part bear no greater steps at the beginning: with 1e-3, twelve passes over Multi30K at 192 wide end 7.7 BLEU lower
    /// on held-out pairs than with this rate and half of the dropout.
    /// </summary>
    private const double TransformerRate = 5e-4;

    /// <summary>Fills in what is open.</summary>
    /// <param name="recipe">As the user wrote it; with the model type.</param>
    /// <param name="trainCount">Number of pairs to learn from.</param>
    /// <param name="lengths">Most tokens of a source and of a target, for the task.</param>
    /// <param name="copies">Whether what is written is often taken over from the source.</param>
    internal static Recipe Resolve(Recipe recipe, int trainCount, (int Source, int Target) lengths, bool copies)
    {
        PretrainedEmbeddings.Check(recipe);
        var resolved = recipe.Copy();
        var (data, training) = (resolved.Data, resolved.Training);
        var limit = resolved.Model.From is { } parent ? LengthOf(parent) : int.MaxValue;
        data.MaxLength ??= Math.Min(limit, lengths.Source);
        data.MaxTargetLength ??= Math.Min(limit, lengths.Target);
        if (Math.Max(data.MaxLength.Value, data.MaxTargetLength.Value) > limit)
            throw new ConfigurationException($"data.max_length: {Math.Max(data.MaxLength.Value, data.MaxTargetLength.Value)} is more than the {limit} tokens that the model can hold.");
        resolved.Tokenizer.Type ??= "bpe";
        resolved.Tokenizer.VocabularySize ??= 8_000;
        resolved.Tokenizer.MinFrequency ??= 2;
        resolved.Tokenizer.Lowercase = false;
        if (resolved.Model.From is null) Sizes(resolved.Model, copies);
        Coverage(resolved);
        training.BatchSize ??= 64;
        training.LearningRate ??= resolved.Model.From is not null ? 2e-4 : IsRecurrent(resolved.Model) ? 1e-3 : TransformerRate;
        training.WeightDecay ??= 1e-4;
        training.Schedule ??= "cosine";
        training.WarmupRatio ??= 0.1;
        training.LabelSmoothing ??= 0.1;
        training.Patience ??= 0;
        training.Epochs ??= resolved.Model.From is null ? EpochsFor(trainCount, training.BatchSize.Value, IsRecurrent(resolved.Model) ? 10_000 : 8_000) : 5;
        return resolved;
    }

    private static bool IsRecurrent(ModelSection model) => model.Type == RnnSequenceToSequenceConfig.Type;

    /// <summary>A small set needs more passes to come to the same number of steps.</summary>
    private static int EpochsFor(int trainCount, int batchSize, int steps)
    {
        const int MostEpochs = 100;
        return Math.Clamp((int)((long)steps * batchSize / Math.Max(1, trainCount)), 3, MostEpochs);
    }

    private static void Sizes(ModelSection model, bool copies)
    {
        model.HiddenSize ??= IsRecurrent(model) ? 256 : 192;
        model.Dropout ??= IsRecurrent(model) ? 0.3 : 0.15;
        if (IsRecurrent(model))
        {
            model.EmbeddingSize ??= model.HiddenSize;
            model.Attention ??= "bahdanau";
            model.Copy ??= copies;
            return;
        }

        model.NumHiddenLayers ??= 3;
        model.NumAttentionHeads ??= HeadsFor(model.HiddenSize.Value);
        model.IntermediateSize ??= 2 * model.HiddenSize.Value;
    }

    /// <summary>The paper's weight of the coverage loss is 1; what has no coverage has no such loss.</summary>
    private static void Coverage(Recipe recipe)
    {
        if (recipe.Model.Coverage != true)
        {
            if (recipe.Training.CoverageLossWeight is not null) throw new ConfigurationException("training.coverage_loss_weight: there is no coverage that could cost anything; set model.coverage to true, or leave the field out.");
            return;
        }

        if (!IsRecurrent(recipe.Model) || recipe.Model.Attention == "luong")
            throw new ConfigurationException("model.coverage: is for rnn-seq2seq with the attention bahdanau, which looks before each step; choose these, or leave the field out.");
        recipe.Training.CoverageLossWeight ??= 1;
    }

    /// <summary>Heads of at least 32, as many as divide the size, at most eight.</summary>
    private static int HeadsFor(int size)
    {
        for (var heads = 8; heads > 1; heads /= 2)
        {
            if (size % heads == 0 && size / heads >= 32) return heads;
        }

        return 1;
    }

    private static int LengthOf(string parent) => ModelFolder.Open(parent).Config is MarianConfig marian ? marian.MaxPositionEmbeddings : int.MaxValue;
}
