using Linnet.Models.Architectures;
using Linnet.Models.Cards;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Models.Pipelines;
using Linnet.Models.Tests;
using Linnet.Models.Tests.Folder;
using Linnet.Models.Tests.Pipelines.Tagging;
using Linnet.Numerics;
using Linnet.Retrieval;
using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Hosting.Tests;

/// <summary>A small folder for each kind of pipeline, its weights random.</summary>
internal static class HostedFolders
{
    private static readonly string[] Corpus = ["john lives in berlin . mary is in rome . the lamp is green and small .", "good bad very not the film"];

    internal static string Classifier(TemporaryFolder folder)
    {
        using var model = TestModels.Bert(seed: 1);
        model.Save(folder.File("classifier"), new ModelInfo(), ModelCard.Create(new CardFacts("classifier", "mit")));
        return folder.File("classifier");
    }

    internal static string Tagger(TemporaryFolder folder)
    {
        using var model = TestTaggers.BiLstmCrf();
        return Write(folder, "tagger", model.WriteTo);
    }

    internal static string Reader(TemporaryFolder folder)
    {
        using var network = new EncoderForQuestionAnswering(Encoder(EncoderHead.QuestionAnswering));
        network.Initialize(new SeededRandom(2));
        return Network(folder, "reader", network);
    }

    internal static string Relations(TemporaryFolder folder)
    {
        using var model = TestModels.Linear();
        model.Save(folder.File("relations"), new ModelInfo { Task = ModelTask.RelationExtraction }, ModelCard.Create(new CardFacts("relations", "mit")));
        return folder.File("relations");
    }

    internal static string Vectors(TemporaryFolder folder)
    {
        var network = new BagOfVectors(new BagOfVectorsConfig { VocabSize = Tokens().VocabularySize, EmbeddingSize = 16, PadTokenId = 0 });
        network.Initialize(new SeededRandom(1));
        using var encoder = new SentenceEncoder(network, new TokenizerTextEncoder(Tokens(), 32), SentencePooling.Own);
        return Write(folder, "vectors", encoder.WriteTo);
    }

    internal static string Masked(TemporaryFolder folder)
    {
        using var network = new BertForMaskedLM(Encoder(EncoderHead.MaskedLM));
        network.Initialize(new SeededRandom(3));
        return Network(folder, "masked", network);
    }

    internal static string Causal(TemporaryFolder folder)
    {
        using var network = new Gpt2(new Gpt2Config { VocabSize = Tokens().VocabularySize, Positions = 64, EmbeddingSize = 16, LayerCount = 1, HeadCount = 2, InitializerRange = 0.4f });
        network.Initialize(new SeededRandom(5));
        return Network(folder, "causal", network);
    }

    internal static string Writer(TemporaryFolder folder, string task)
    {
        var tokenizer = TokenizerTrainer.Create(TokenizerKind.WordLevel, new TokenizerTrainingOptions { MinFrequency = 1, SpecialTokens = ["<pad>", "</s>", "<unk>"] }).Train(Corpus);
        var config = new MarianConfig
        {
            VocabSize = tokenizer.VocabularySize,
            PadTokenId = 0,
            DecoderStartTokenId = 0,
            EosTokenId = 1,
            HiddenSize = 16,
            EncoderLayers = 1,
            DecoderLayers = 1,
            EncoderHeads = 2,
            DecoderHeads = 2,
            EncoderInnerSize = 16,
            DecoderInnerSize = 16,
            MaxPositionEmbeddings = 40,
            InitializerRange = 0.5f,
        };
        var marian = new Marian(config);
        marian.Initialize(new SeededRandom(3));
        using var writer = new SequenceWriter(marian, new SequenceTokenizer(tokenizer, 1), new SequenceGenerationConfig(config) { MaxLength = 9, NumBeams = 2, BadWords = [[0]] });
        return Write(folder, task, files =>
        {
            writer.WriteTo(files);
            files.WriteInfo(new ModelInfo { Task = task });
        });
    }

    internal static string Index(TemporaryFolder folder)
    {
        SearchIndex.Build([.. Corpus.SelectMany(text => text.Split(" . ")).Select((text, i) => new Passage("corpus.txt", i, text))], folder.File("index"), new IndexOptions { Encoder = Vectors(folder) });
        return folder.File("index");
    }

    private static Tokenizer Tokens() => TokenizerTrainer.Create(TokenizerKind.WordPiece, new TokenizerTrainingOptions { MinFrequency = 1, VocabularySize = 120 }).Train(Corpus);

    private static BertConfig Encoder(EncoderHead head) => new()
    {
        VocabSize = Tokens().VocabularySize,
        HiddenSize = 16,
        NumHiddenLayers = 1,
        NumAttentionHeads = 2,
        IntermediateSize = 24,
        MaxPositionEmbeddings = 48,
        Head = head,
        Labels = [],
        InitializerRange = 0.4f,
    };

    private static string Network(TemporaryFolder folder, string name, TokenNetwork network) => Write(folder, name, files =>
    {
        files.WriteConfig(network.Config);
        files.WriteWeights(network.Entries());
        new TokenizerTextEncoder(Tokens(), 48).WriteTo(files);
    });

    private static string Write(TemporaryFolder folder, string name, Action<ModelFolderWriter> write)
    {
        ModelFolder.Write(folder.File(name), write);
        return folder.File(name);
    }
}
