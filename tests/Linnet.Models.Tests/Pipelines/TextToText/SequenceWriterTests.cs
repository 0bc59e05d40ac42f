using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Models.Tests.Pipelines.TextToText;

public sealed class SequenceWriterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Many_texts_become_what_each_becomes_alone(int beams)
    {
        using var writer = Create();
        string[] texts = ["a b c", "a", "c c b a b c a", "b b", "a c", "c"];
        var config = writer.Defaults with { NumBeams = beams };
        var together = writer.Write(texts, config);
        Assert.Equal(texts.Select(text => writer.Write([text], config)[0].Text), together.Select(answer => answer.Text));
        Assert.Contains(together, answer => answer.Text.Length > 0);
    }

    [Fact]
    public void An_empty_text_stays_empty_and_a_long_one_is_cut_aloud()
    {
        using var writer = Create();
        var answers = writer.Write([" ", string.Join(' ', Enumerable.Repeat("a b c", 50)), "a"]);
        Assert.Equal(new WrittenText("", 0, false), answers[0]);
        Assert.True(answers[1].IsTruncated);
        Assert.False(answers[2].IsTruncated);
    }

    [Fact]
    public void A_folder_gives_back_the_same_model()
    {
        using var folder = new TemporaryFolder();
        using var writer = Create();
        var path = Path.Combine(folder.Path, "model");
        ModelFolder.Write(path, writer.WriteTo);
        using var loaded = SequenceWriter.Load(path);
        Assert.Equal(writer.Write(["a b", "c"]), loaded.Write(["a b", "c"]));
        Assert.Equal((writer.MaxSourceLength, 2), (loaded.MaxSourceLength, loaded.Defaults.NumBeams));
        Assert.Equal(ModelTask.Translation, ModelTask.Of(path));
        using var pipeline = TranslationPipeline.Load(path);
        Assert.Equal(writer.Write(["b c a"])[0], pipeline.Translate("b c a"));
    }

    [Fact]
    public void A_tokeniser_of_another_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var writer = Create();
        var path = Path.Combine(folder.Path, "model");
        ModelFolder.Write(path, writer.WriteTo);
        TokenizerTrainer.Create(TokenizerKind.Character, new TokenizerTrainingOptions { MinFrequency = 1 })
            .Train(["abcdefghijklmnopqrstuvwxyz"]).Save(Path.Combine(path, ModelFolder.TokenizerFile));
        Assert.Contains("do not belong together", Assert.Throws<ModelFormatException>(() => SequenceWriter.Load(path)).Message, StringComparison.Ordinal);
    }

    private static SequenceWriter Create()
    {
        var tokenizer = TokenizerTrainer.Create(
            TokenizerKind.WordLevel, new TokenizerTrainingOptions { MinFrequency = 1, SpecialTokens = ["<pad>", "</s>", "<unk>"] }).Train(["a b c d e f"]);
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
            MaxPositionEmbeddings = 20,
            InitializerRange = 0.5f,
        };
        var marian = new Marian(config);
        marian.Initialize(new SeededRandom(3));
        return new SequenceWriter(marian, new SequenceTokenizer(tokenizer, 1), new SequenceGenerationConfig(config) { MaxLength = 9, NumBeams = 2, BadWords = [[0]] });
    }
}
