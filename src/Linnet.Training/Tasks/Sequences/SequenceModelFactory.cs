using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Models.Layers;
using Linnet.Models.Pipelines;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>Makes the model that a recipe describes, with its tokeniser and its way of writing.</summary>
internal static class SequenceModelFactory
{
    /// <summary>Texts followed at a time where the recipe's model is asked later.</summary>
    private const int NumBeams = 4;

    /// <summary>What the task's models are written as, in the order of its model types.</summary>
    internal static SequenceWriter Create(RunContext context, PairedData data)
    {
        var recipe = context.Recipe;
        var (source, target) = (recipe.Data.MaxLength!.Value, recipe.Data.MaxTargetLength!.Value);
        var (config, tokenizer) = recipe.Model.From is { } parent ? Parent(parent) : Fresh(context, data);
        if (recipe.Model.Coverage == true) config = WithCoverage(config, recipe);
        var generation = new SequenceGenerationConfig(config)
        {
            MaxLength = target + 1,
            NumBeams = NumBeams,
            BadWords = [[config.PadTokenId]],
            ForcedEosTokenId = config.EosTokenId,
        };
        return new SequenceWriter(NetworkFactory.Make<SequenceToSequenceModel>(config), tokenizer, generation) { MaxSourceLength = source };
    }

    private static (SequenceToSequenceConfig Config, SequenceTokenizer Tokenizer) Parent(string path)
    {
        var folder = ModelFolder.Open(path);
        if (folder.Config is not SequenceToSequenceConfig config)
            throw new ConfigurationException($"model.from: '{path}' holds a {folder.Config.Architecture}, which does not turn one sequence into another; name a folder that does, or leave it out.");
        return (config, SequenceTokenizer.Load(folder, config));
    }

    private static (SequenceToSequenceConfig Config, SequenceTokenizer Tokenizer) Fresh(RunContext context, PairedData data)
    {
        var tokenizer = SequenceTokenizers.FindOrTrain(context, data);
        var end = SequenceTokenizers.Require(tokenizer, SequenceTokenizers.End, "[SEP]", "<|endoftext|>");
        var pad = SequenceTokenizers.Require(tokenizer, SequenceTokenizers.Pad, "[PAD]");
        SequenceToSequenceConfig config = context.Recipe.Model.Type == RnnSequenceToSequenceConfig.Type
            ? Recurrent(context.Recipe.Model)
            : Marian(context.Recipe);
        config = config with { VocabSize = tokenizer.VocabularySize, PadTokenId = pad, EosTokenId = end, DecoderStartTokenId = pad };
        return (config, new SequenceTokenizer(tokenizer, end));
    }

    /// <summary>Coverage may come later: the paper adds it to a model that has been trained without.</summary>
    private static RnnSequenceToSequenceConfig WithCoverage(SequenceToSequenceConfig config, Recipe recipe) =>
        config is RnnSequenceToSequenceConfig { Attention: AttentionKind.Bahdanau } recurrent
            ? recurrent with { UseCoverage = true, CoverageLossWeight = (float)recipe.Training.CoverageLossWeight!.Value }
            : throw new ConfigurationException($"model.coverage: '{recipe.Model.From}' has no attention that looks before each step; leave the field out.");

    private static RnnSequenceToSequenceConfig Recurrent(ModelSection model) => new()
    {
        EmbeddingSize = model.EmbeddingSize!.Value,
        HiddenSize = model.HiddenSize!.Value,
        Attention = model.Attention == "luong" ? AttentionKind.Luong : AttentionKind.Bahdanau,
        UseCopy = model.Copy!.Value,
        Dropout = (float)model.Dropout!.Value,
    };

    private static MarianConfig Marian(Recipe recipe)
    {
        var model = recipe.Model;
        var (size, layers, heads, inner) = (model.HiddenSize!.Value, model.NumHiddenLayers!.Value, model.NumAttentionHeads!.Value, model.IntermediateSize!.Value);
        if (model.PreNorm == true) throw new ConfigurationException("model.pre_norm: Marian has its layer norms after each part; leave the field out.");
        return new MarianConfig
        {
            HiddenSize = size,
            EncoderLayers = layers,
            DecoderLayers = layers,
            EncoderHeads = heads,
            DecoderHeads = heads,
            EncoderInnerSize = inner,
            DecoderInnerSize = inner,
            MaxPositionEmbeddings = Math.Max(recipe.Data.MaxLength!.Value, recipe.Data.MaxTargetLength!.Value + 1),
            Activation = ActivationKind.Relu,
            Dropout = (float)model.Dropout!.Value,

            // The table serves inputs, multiplied by the root of its size, and outputs: this gives both about unit variance.
            InitializerRange = 1 / MathF.Sqrt(size),
        };
    }
}
