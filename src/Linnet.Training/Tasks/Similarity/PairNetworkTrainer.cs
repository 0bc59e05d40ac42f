using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Pipelines;
using Linnet.Training.History;
using Linnet.Training.Neural;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>Trains a bi-encoder or a cross-encoder.</summary>
internal static class PairNetworkTrainer
{
    /// <summary>Share of the range from which a pair counts as belonging together where only that is learnt.</summary>
    private const float BelongsTogether = 0.6f;

    /// <summary>The trained scorer; the receiver disposes it.</summary>
    /// <param name="context">With every field that the network uses.</param>
    /// <param name="data">The pairs.</param>
    internal static (PairScorer Scorer, RunHistory History) Train(RunContext context, SimilarityData data)
    {
        Directory.CreateDirectory(context.Folder);
        var recipe = context.Recipe;
        var encoder = EncoderFactory.Create(context, data.Train.SelectMany(row => new[] { row.Input.Text, row.Input.Pair! }));
        var isCross = recipe.Model.Scoring == SimilarityDefaults.CrossEncoder;
        var config = NetworkFactory.ConfigOf(recipe, encoder);
        var network = NetworkFactory.Make<TextNetwork>(isCross ? OneLabel(config) : Bare(config));
        try
        {
            if (encoder.MaxLength > network.MaxLength) encoder = new TokenizerTextEncoder(encoder.Tokenizer, network.MaxLength);
            var pairs = EncodedPairs.Encode(encoder, Rows(context, data), data.Range, isCross, context.Cancellation);
            var loop = new TrainingLoop(
                Task(context, data, network, encoder, pairs, isCross),
                new LoopOptions(recipe.Training, recipe.Seed, recipe.Model.Type, context.Folder, TrainingRun.Fingerprint(recipe, data.FileHashes, data.Train.Count), context.Listener));
            var history = loop.Run(context.Resume, context.Cancellation);
            return (Scorer(network, encoder, context, isCross), history);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static PairNetworkTask Task(RunContext context, SimilarityData data, TextNetwork network, TokenizerTextEncoder encoder, EncodedPairs pairs, bool isCross)
    {
        var embeddings = PretrainedEmbeddings.Of(context, encoder.Tokenizer);
        var scorer = Scorer(network, encoder, context, isCross);
        return isCross
            ? new CrossEncoderTask(new NeuralTextClassifier(network, encoder), pairs, context.Recipe) { Scorer = scorer, Dev = data.Dev, Embeddings = embeddings }
            : new BiEncoderTask(scorer.Encoder!, pairs, context.Recipe) { Scorer = scorer, Dev = data.Dev, Embeddings = embeddings };
    }

    private static PairScorer Scorer(TextNetwork network, TokenizerTextEncoder encoder, RunContext context, bool isCross) => isCross
        ? new CrossEncoder(new NeuralTextClassifier(network, encoder))
        : new BiEncoder(new SentenceEncoder(network, encoder, PoolingOf(context, network)));

    /// <summary>A transformer's tokens are pooled outside it; other networks do that themselves.</summary>
    private static SentencePooling PoolingOf(RunContext context, TextNetwork network) => network.Config is not (BertConfig or DistilBertConfig or RobertaConfig)
        ? SentencePooling.Own
        : context.Recipe.Model.Pooling switch
        {
            "max" => SentencePooling.Max,
            "cls" => SentencePooling.Cls,
            _ => SentencePooling.Mean,
        };

    /// <summary>All rows; or those that belong together, where nothing else is learnt.</summary>
    private static List<PairRow> Rows(RunContext context, SimilarityData data)
    {
        if (context.Recipe.Model.Scoring == SimilarityDefaults.CrossEncoder || context.Recipe.Training.Loss != "contrastive")
            return [.. data.Train.Where(row => row.Score is not null)];
        var rows = data.Train.Where(row => row.Score is not { } score || data.Range.ToShare(score) >= BelongsTogether).ToList();
        context.Listener.Noted($"{rows.Count} of {data.Train.Count} pairs belong together and are learnt from");
        return rows.Count >= 2
            ? rows
            : throw new ConfigurationException($"training.loss: contrastive needs pairs that belong together, and {rows.Count} do; use --loss cosine.");
    }

    private static ModelConfig Bare(ModelConfig config) => config switch
    {
        EncoderConfig encoder => encoder with { Head = EncoderHead.None },
        TextCnnConfig cnn => cnn with { HasClassifier = false, Labels = [] },
        RecurrentConfig recurrent => recurrent with { HasClassifier = false, Labels = [] },
        BagOfVectorsConfig bag => bag,
        _ => throw new ConfigurationException($"model.type: a {config.ModelType} can not become a bi-encoder; use bag-of-vectors, textcnn, bilstm, bigru or bert."),
    };

    private static ModelConfig OneLabel(ModelConfig config)
    {
        var labelled = config with { Labels = ["similarity"], ProblemType = ProblemType.MultiLabel };
        return labelled switch
        {
            TextCnnConfig cnn => cnn with { PairEncoding = PairEncoding.Siamese },
            RecurrentConfig recurrent => recurrent with { PairEncoding = PairEncoding.Siamese },
            _ => labelled,
        };
    }
}
