using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>Makes the language model that a recipe describes.</summary>
internal static class LanguageModelFactory
{
    internal static CausalLanguageModel Create(Recipe recipe, int vocabularySize)
    {
        var model = recipe.Model;
        var config = model.From is { } parent ? Parent(parent) : model.Type switch
        {
            "lstm-lm" => new LstmLanguageModelConfig
            {
                VocabSize = vocabularySize,
                EmbeddingSize = model.EmbeddingSize!.Value,
                HiddenSize = model.HiddenSize!.Value,
                NumHiddenLayers = model.NumHiddenLayers!.Value,
                Dropout = (float)model.Dropout!.Value,
            },
            "llama" => new LlamaConfig
            {
                VocabSize = vocabularySize,
                MaxPositionEmbeddings = recipe.Data.MaxLength!.Value,
                HiddenSize = model.HiddenSize!.Value,
                NumHiddenLayers = model.NumHiddenLayers!.Value,
                NumAttentionHeads = model.NumAttentionHeads!.Value,
                NumKeyValueHeads = model.NumAttentionHeads.Value,
                IntermediateSize = model.IntermediateSize!.Value,
                AttentionDropout = (float)model.Dropout!.Value,
            },
            _ => (LanguageModelConfig)new Gpt2Config
            {
                VocabSize = vocabularySize,
                Positions = recipe.Data.MaxLength!.Value,
                EmbeddingSize = model.HiddenSize!.Value,
                LayerCount = model.NumHiddenLayers!.Value,
                HeadCount = model.NumAttentionHeads!.Value,
                InnerSize = model.IntermediateSize!.Value,
                EmbeddingDropout = (float)model.Dropout!.Value,
                AttentionDropout = (float)model.Dropout.Value,
                ResidualDropout = (float)model.Dropout.Value,
            },
        };
        if (config.VocabSize < vocabularySize)
            throw new ConfigurationException($"tokenizer: has {vocabularySize} ids, but the model that the run starts from knows only {config.VocabSize}; use its own tokeniser.");
        try
        {
            return ModelRegistry.CreateNetwork<CausalLanguageModel>(config);
        }
        catch (ShapeException error)
        {
            throw new ConfigurationException($"model: the sizes do not make a network: {error.Message}");
        }
    }

    private static LanguageModelConfig Parent(string folder) => ModelFolder.Open(folder).Config switch
    {
        DecoderConfig decoder => decoder with { Head = DecoderHead.LanguageModel, Labels = [] },
        LanguageModelConfig config => config,
        _ => throw new ConfigurationException($"model.from: '{folder}' holds no language model; name one that does, or leave it out."),
    };
}
