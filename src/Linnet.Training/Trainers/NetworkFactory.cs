using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Relations;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;

namespace Linnet.Training.Trainers;

/// <summary>Makes the network that a recipe describes, for the labels that the data has.</summary>
internal static class NetworkFactory
{
    internal static TextNetwork Create(Recipe recipe, TokenizerTextEncoder encoder, PreparedData data)
    {
        var config = ConfigOf(recipe, encoder) with { Labels = [.. data.Labels], ProblemType = data.ProblemType };
        return Make<TextNetwork>(config);
    }

    /// <summary>The configuration of a classifier that a recipe describes, still without its labels.</summary>
    internal static ModelConfig ConfigOf(Recipe recipe, TokenizerTextEncoder encoder)
    {
        var (vocabularySize, padId) = (encoder.Tokenizer.VocabularySize, encoder.PadId);
        var model = recipe.Model;
        return model.Type switch
        {
            _ when TransformerFactory.Types.Contains(model.Type) => TransformerFactory.Create(recipe, vocabularySize, padId).ForClassification(),
            _ when DecoderFactory.Types.Contains(model.Type) => DecoderFactory.Create(recipe, encoder),
            _ when model.From is { } parent => ModelFolder.Open(parent).Config.ForClassification(),
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
            BagOfVectorsConfig.Type => new BagOfVectorsConfig
            {
                VocabSize = vocabularySize,
                PadTokenId = padId,
                EmbeddingSize = model.EmbeddingSize!.Value,
                EmbeddingDropoutProb = (float)(model.EmbeddingDropout ?? 0),
                FreezeEmbeddings = model.FreezeEmbeddings ?? false,
            },
            _ => new RelationCnnConfig
            {
                VocabSize = vocabularySize,
                PadTokenId = padId,
                EmbeddingSize = model.EmbeddingSize!.Value,
                NumFilters = model.NumFilters!.Value,
                FilterSizes = model.FilterSizes!,
                EmbeddingDropoutProb = (float)(model.EmbeddingDropout ?? 0),
                FreezeEmbeddings = model.FreezeEmbeddings ?? false,
                ClassifierDropout = (float)model.Dropout!.Value,
                EntityMarkerIds = [.. EntityMarkers.Tokens.Select(token => encoder.Tokenizer.TokenToId(token)
                    ?? throw new ConfigurationException($"tokenizer: has no token {token}, which {RelationCnnConfig.Type} finds the entities by; let the run train its own tokeniser."))],
            },
        };
    }

    /// <summary>Makes the network of a configuration that came out of a recipe.</summary>
    /// <exception cref="ConfigurationException">The sizes do not fit together.</exception>
    internal static TNetwork Make<TNetwork>(ModelConfig config)
        where TNetwork : TokenNetwork
    {
        try
        {
            return ModelRegistry.CreateNetwork<TNetwork>(config);
        }
        catch (ShapeException error)
        {
            throw new ConfigurationException($"model: the sizes do not make a network: {error.Message}");
        }
    }

    /// <summary>Puts the parent's weights in, all but the classifier's where the labels differ.</summary>
    internal static void LoadParent(TokenNetwork network, Recipe recipe)
    {
        if (recipe.Model.From is not { } parent) return;
        using var weights = ModelFolder.Open(parent).OpenWeights();
        if (network.LoadMatching(weights).Loaded == 0)
            throw new ConfigurationException($"model.from: none of the tensors in '{weights.Path}' belongs to a {network.Config.Architecture}; name a folder of the same architecture.");
    }

    private static RecurrentPooling PoolingOf(string name) => name switch
    {
        "mean" => RecurrentPooling.Mean,
        "attention" => RecurrentPooling.Attention,
        _ => RecurrentPooling.Max,
    };
}
