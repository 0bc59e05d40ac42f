using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Training.Recipes;

namespace Linnet.Training.Trainers;

/// <summary>The transformer encoder that a recipe describes, whatever head it is to have: of the recipe's sizes, or the parent's.</summary>
internal static class TransformerFactory
{
    /// <summary>What <c>model.type</c> can be.</summary>
    internal static readonly string[] Types = ["bert", "distilbert", "roberta", "electra"];

    /// <summary>The configuration, without labels and head.</summary>
    /// <param name="recipe">With every field that the model uses.</param>
    /// <param name="vocabularySize">Number of token ids.</param>
    /// <param name="padId">Id that fills rows up.</param>
    /// <exception cref="ConfigurationException">The parent is another kind of model, or does not fit the recipe.</exception>
    internal static EncoderConfig Create(Recipe recipe, int vocabularySize, int padId) =>
        recipe.Model.From is { } folder ? Parent(recipe, folder, vocabularySize) : recipe.Model.Type switch
        {
            "distilbert" => DistilBert(recipe, vocabularySize, padId),
            "roberta" => new RobertaConfig { Encoder = WithRoomForPadding(Bert(recipe, vocabularySize, padId)) },
            "electra" => Electra(recipe, vocabularySize, padId),
            _ => Bert(recipe, vocabularySize, padId),
        };

    /// <summary>Most tokens that the recipe's parent reads at once; null where there is no parent, or one without such a limit.</summary>
    internal static int? ParentLength(Recipe recipe) => recipe.Model.From is { } folder
        ? ModelFolder.Open(folder).Config switch { EncoderConfig encoder => encoder.MaxLength, DecoderConfig decoder => decoder.MaxLength, _ => null }
        : null;

    /// <summary>
    /// The rate to fine-tune a pretrained transformer with: 5e-5 at the 768 wide states of the published models (Devlin et al. 2019, appendix
    /// A.3), more for narrower ones.
    /// </summary>
    internal static double FineTuningRate(Recipe recipe)
    {
        const double RateTimesWidth = 0.04;
        var width = ModelFolder.Open(recipe.Model.From!).Config switch { EncoderConfig encoder => encoder.Sizes.Hidden, DecoderConfig decoder => decoder.HiddenWidth, _ => 768 };
        return Math.Round(Math.Clamp(RateTimesWidth / width, 2e-5, 5e-4), 6);
    }

    private static EncoderConfig Parent(Recipe recipe, string folder, int vocabularySize)
    {
        var config = ModelFolder.Open(folder).Config as EncoderConfig
            ?? throw new ConfigurationException($"model.from: '{folder}' holds no transformer encoder; name a folder of one of {string.Join(", ", Types)}.");
        ParentModel.Check(recipe, folder, config.ModelType, vocabularySize, config.Sizes.Vocabulary, config.MaxLength);
        return config;
    }

    private static BertConfig Bert(Recipe recipe, int vocabularySize, int padId) => new()
    {
        VocabSize = vocabularySize,
        PadTokenId = padId,
        HiddenSize = recipe.Model.HiddenSize!.Value,
        NumHiddenLayers = recipe.Model.NumHiddenLayers!.Value,
        NumAttentionHeads = recipe.Model.NumAttentionHeads!.Value,
        IntermediateSize = recipe.Model.IntermediateSize!.Value,
        MaxPositionEmbeddings = recipe.Data.MaxLength!.Value,
        HiddenDropoutProb = (float)recipe.Model.Dropout!.Value,
        AttentionProbsDropoutProb = (float)recipe.Model.Dropout.Value,
        NormFirst = recipe.Model.PreNorm ?? false,
    };

    /// <summary>RoBERTa's positions begin behind the padding id.</summary>
    private static BertConfig WithRoomForPadding(BertConfig config) => config with
    {
        MaxPositionEmbeddings = config.MaxPositionEmbeddings + config.PadTokenId + 1,
        TypeVocabSize = 1,
        LayerNormEps = 1e-5f,
    };

    private static ElectraConfig Electra(Recipe recipe, int vocabularySize, int padId) => new()
    {
        Encoder = Bert(recipe, vocabularySize, padId),
        EmbeddingSize = recipe.Model.EmbeddingSize ?? recipe.Model.HiddenSize!.Value,
    };

    private static DistilBertConfig DistilBert(Recipe recipe, int vocabularySize, int padId) => new()
    {
        VocabSize = vocabularySize,
        PadTokenId = padId,
        HiddenSize = recipe.Model.HiddenSize!.Value,
        LayerCount = recipe.Model.NumHiddenLayers!.Value,
        HeadCount = recipe.Model.NumAttentionHeads!.Value,
        InnerSize = recipe.Model.IntermediateSize!.Value,
        MaxPositionEmbeddings = recipe.Data.MaxLength!.Value,
        Dropout = (float)recipe.Model.Dropout!.Value,
        AttentionDropout = (float)recipe.Model.Dropout.Value,
    };
}
