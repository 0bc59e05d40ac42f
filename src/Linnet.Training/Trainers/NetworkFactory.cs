using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;

namespace Linnet.Training.Trainers;

/// <summary>Makes the network that a recipe describes, for the labels that the data has.</summary>
internal static class NetworkFactory
{
    internal static TextNetwork Create(Recipe recipe, int vocabularySize, int padId, PreparedData data)
    {
        var model = recipe.Model;
        ModelConfig config = model.From is { } parent ? ModelFolder.Open(parent).Config : model.Type switch
        {
            "textcnn" => new TextCnnConfig
            {
                VocabSize = vocabularySize,
                PadTokenId = padId,
                EmbeddingSize = model.EmbeddingSize!.Value,
                NumFilters = model.NumFilters!.Value,
                FilterSizes = model.FilterSizes!,
                EmbeddingDropoutProb = (float)(model.EmbeddingDropout ?? 0),
                FreezeEmbeddings = model.FreezeEmbeddings ?? false,
                ClassifierDropout = (float)model.Dropout!.Value,
            },
            "bilstm" or "bigru" => new RecurrentConfig
            {
                IsGru = model.Type == "bigru",
                VocabSize = vocabularySize,
                PadTokenId = padId,
                EmbeddingSize = model.EmbeddingSize!.Value,
                HiddenSize = model.HiddenSize!.Value,
                NumHiddenLayers = model.NumHiddenLayers!.Value,
                Pooling = PoolingOf(model.Pooling!),
                EmbeddingDropoutProb = (float)(model.EmbeddingDropout ?? 0),
                FreezeEmbeddings = model.FreezeEmbeddings ?? false,
                ClassifierDropout = (float)model.Dropout!.Value,
            },
            _ => new BertConfig
            {
                VocabSize = vocabularySize,
                PadTokenId = padId,
                HiddenSize = model.HiddenSize!.Value,
                NumHiddenLayers = model.NumHiddenLayers!.Value,
                NumAttentionHeads = model.NumAttentionHeads!.Value,
                IntermediateSize = model.IntermediateSize!.Value,
                MaxPositionEmbeddings = recipe.Data.MaxLength!.Value,
                HiddenDropoutProb = (float)model.Dropout!.Value,
                AttentionProbsDropoutProb = (float)model.Dropout.Value,
                NormFirst = model.PreNorm ?? false,
            },
        };
        config = config with { Labels = [.. data.Labels], ProblemType = data.ProblemType };
        try
        {
            return ModelRegistry.CreateNetwork(config);
        }
        catch (ShapeException error)
        {
            throw new ConfigurationException($"model: the sizes do not make a network: {error.Message}");
        }
    }

    /// <summary>Puts the parent's weights in, all but the classifier's where the labels differ.</summary>
    internal static void LoadParent(TextNetwork network, Recipe recipe)
    {
        if (recipe.Model.From is not { } parent) return;
        using var weights = ModelFolder.Open(parent).OpenWeights();
        network.LoadMatching(weights);
    }

    private static RecurrentPooling PoolingOf(string name) => name switch
    {
        "mean" => RecurrentPooling.Mean,
        "attention" => RecurrentPooling.Attention,
        _ => RecurrentPooling.Max,
    };
}
