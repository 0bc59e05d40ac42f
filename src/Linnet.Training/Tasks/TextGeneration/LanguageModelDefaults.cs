using Linnet.Evaluation;
using Linnet.Models.Folder;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>
/// What a recipe for a language model leaves open. Sizes and steps are those of nanoGPT's setting for a processor without accelerator:
/// a first model in a few minutes.
/// </summary>
internal static class LanguageModelDefaults
{
    internal static Recipe Resolve(Recipe recipe)
    {
        PretrainedEmbeddings.Check(recipe);
        var resolved = recipe.Copy();
        var (data, model, training) = (resolved.Data, resolved.Model, resolved.Training);
        resolved.Tokenizer.Type ??= "char";
        resolved.Tokenizer.VocabularySize ??= 8_000;
        resolved.Tokenizer.MinFrequency ??= resolved.Tokenizer.Type == "char" ? 1 : 2;
        resolved.Tokenizer.Lowercase = false;
        data.MaxLength ??= model.From is { } parent ? Math.Min(512, LengthOf(parent)) : 64;
        if (model.From is null) Sizes(model);
        training.BatchSize ??= 12;
        training.LearningRate ??= model.Type == "lstm-lm" ? 2e-3 : model.From is not null ? 1e-3 : ScratchRate(model.HiddenSize!.Value);
        training.WeightDecay ??= model.Type == "lstm-lm" ? 0 : 0.1;
        training.Schedule ??= "cosine";
        training.WarmupRatio ??= 0.05;
        training.LabelSmoothing ??= 0;
        training.Patience ??= 0;
        training.Metric ??= MetricNames.Loss;
        if (training.Epochs is null) training.MaxSteps ??= 2000;
        training.Epochs ??= 1;
        if (training.MaxSteps is { } steps) training.EvalSteps ??= Math.Max(1, steps / 8);
        return resolved;
    }

    /// <summary>
    /// The wider a transformer, the smaller the steps it bears: nanoGPT's 1e-3 at 384. Measured on held-out text of a megabyte of plays at 128:
    /// 2.5e-3 and 5e-3 end alike, 1e-3 clearly behind them.
    /// </summary>
    private static double ScratchRate(int hiddenSize) => Math.Min(3e-3, 3e-3 * 128 / hiddenSize);

    private static void Sizes(ModelSection model)
    {
        model.Dropout ??= 0;
        if (model.Type == "lstm-lm")
        {
            model.EmbeddingSize ??= 256;
            model.HiddenSize ??= 256;
            model.NumHiddenLayers ??= 2;
            return;
        }

        model.HiddenSize ??= 128;
        model.NumHiddenLayers ??= 4;
        model.NumAttentionHeads ??= Math.Max(1, model.HiddenSize.Value / 32);

        // Llama's three matrices of 8/3 have as many numbers as GPT-2's two of 4.
        model.IntermediateSize ??= model.Type == "llama" ? ((8 * model.HiddenSize.Value / 3) + 15) / 16 * 16 : 4 * model.HiddenSize.Value;
    }

    private static int LengthOf(string parent)
    {
        using var network = ModelFolder.Open(parent).LoadNetwork<Models.Architectures.CausalLanguageModel>();
        return network.MaxLength;
    }
}
