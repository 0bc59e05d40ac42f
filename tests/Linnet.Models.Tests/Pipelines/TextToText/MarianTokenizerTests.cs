using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Numerics;

namespace Linnet.Models.Tests.Pipelines.TextToText;

/// <summary>Folders as transformers' MarianTokenizer keeps them.</summary>
public sealed class MarianTokenizerTests
{
    private static readonly MarianConfig Config = new()
    {
        VocabSize = 10,
        PadTokenId = 9,
        DecoderStartTokenId = 9,
        EosTokenId = 0,
        HiddenSize = 8,
        EncoderLayers = 1,
        DecoderLayers = 1,
        EncoderHeads = 2,
        DecoderHeads = 2,
        EncoderInnerSize = 8,
        DecoderInnerSize = 8,
        MaxPositionEmbeddings = 16,
        InitializerRange = 0.3f,
    };

    [Fact]
    public void Pieces_have_their_ids_from_the_vocabulary_and_come_back_as_text()
    {
        using var folder = new TemporaryFolder();
        var tokenizer = SequenceTokenizer.Load(Write(folder), Config);
        Assert.Equal([3, 4, 0], tokenizer.EncodeSource("ein haus", 16, out var isTruncated));
        Assert.False(isTruncated);
        Assert.Equal([8, 3, 0], tokenizer.EncodeSource(">>eng<< ein", 16, out _));
        Assert.Equal([3, 1, 1, 0], tokenizer.EncodeSource("ein x", 16, out _));
        Assert.Equal([5, 0], tokenizer.EncodeTarget("a house", 2, out isTruncated));
        Assert.True(isTruncated);
        Assert.Equal("a house", tokenizer.Decode([5, 6, 0, 9]));
    }

    [Fact]
    public void A_whole_folder_translates_and_is_written_as_it_was()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        using var writer = SequenceWriter.Load(folder.File("marian"));
        var answer = writer.Write(["ein haus"], writer.Defaults with { MaxLength = 5 })[0];
        ModelFolder.Write(folder.File("copy"), writer.WriteTo);
        Assert.Equal(File.ReadAllBytes(folder.File("marian/source.spm")), File.ReadAllBytes(folder.File("copy/source.spm")));
        using var pipeline = TranslationPipeline.Load(folder.File("copy"));
        Assert.Equal(answer, pipeline.Translate("ein haus", pipeline.Defaults with { MaxLength = 5 }));
    }

    [Theory]
    [InlineData("{\"<unk>\":1,\"x\":99}", "the id 99")]
    [InlineData("{\"</s>\":0}", "no entry <unk>")]
    [InlineData("{\"<unk>\":1,\"x\":1}", "one id to two pieces")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{", "no valid JSON")]
    public void A_damaged_vocabulary_is_named(string vocabulary, string problem)
    {
        using var folder = new TemporaryFolder();
        var opened = Write(folder);
        File.WriteAllText(opened.FilePath("vocab.json"), vocabulary);
        var error = Assert.Throws<ModelFormatException>(() => SequenceTokenizer.Load(opened, Config));
        Assert.Contains("vocab.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static ModelFolder Write(TemporaryFolder folder)
    {
        using var marian = new Marian(Config);
        marian.Initialize(new SeededRandom(3));
        ModelFolder.Write(folder.File("marian"), writer =>
        {
            writer.WriteConfig(Config);
            writer.WriteWeights(marian.Entries());
            writer.WriteBytes("source.spm", SentencePieceBytes.Write([("▁ein", -1), ("▁haus", -1), ("▁", -5)]));
            writer.WriteBytes("target.spm", SentencePieceBytes.Write([("▁a", -1), ("▁house", -1)]));
            writer.WriteText("vocab.json", "{\"</s>\":0,\"<unk>\":1,\"▁ein\":3,\"▁haus\":4,\"▁a\":5,\"▁house\":6,\">>eng<<\":8,\"<pad>\":9}");
        });
        return ModelFolder.Open(folder.File("marian"));
    }
}
