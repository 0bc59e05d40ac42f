using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Tests.Pipelines.TextToText;

public sealed class OpusFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_configuration_is_understood_and_both_sides_share_their_ids()
    {
        var path = OpusFolder.Write(_folder, Bias());
        using var writer = SequenceWriter.Load(path);
        Assert.Equal(ModelTask.Translation, ModelTask.Of(path));
        Assert.Equal((OpusFolder.Pad, OpusFolder.End, (int?)OpusFolder.End), (writer.Defaults.DecoderStartTokenId, writer.Defaults.EosTokenId, writer.Defaults.ForcedEosTokenId));
        Assert.Equal((7, 3, true), (writer.Defaults.MaxLength, writer.Defaults.NumBeams, writer.Defaults.RenormalizeLogits));
        Assert.Equal([OpusFolder.Pad], Assert.Single(writer.Defaults.BadWords));
        Assert.Equal([2, 3, 4, 11, 5, OpusFolder.End], writer.Tokenizer.EncodeSource("ein hausen, mann", 512, out _));
        Assert.Equal([10, 2, OpusFolder.End], writer.Tokenizer.EncodeSource(">>fra<< ein", 512, out _));
        Assert.Equal([6, 7, 8, OpusFolder.End], writer.Tokenizer.EncodeTarget("a houses", 512, out _));
        Assert.Equal([2, OpusFolder.Unknown, OpusFolder.End], writer.Tokenizer.EncodeSource("ein?", 512, out _));
        Assert.Equal("a houses, man", writer.Tokenizer.Decode([OpusFolder.Pad, 6, 7, 8, 11, 9, OpusFolder.End]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_pad_is_never_written_and_the_end_comes_where_it_must(int beams)
    {
        // Without its rules this model would write nothing but the pad, and never end.
        var path = OpusFolder.Write(_folder, Bias((OpusFolder.Pad, 50), (8, 40), (OpusFolder.End, -50)));
        using var network = ModelFolder.Open(path).LoadNetwork<Marian>();
        using var writer = SequenceWriter.Load(path);
        var ids = new SequenceGenerator(network, writer.Defaults with { NumBeams = beams }).Generate([2, 3, OpusFolder.End]);
        Assert.Equal([OpusFolder.Pad, 8, 8, 8, 8, 8, OpusFolder.End], ids.Ids);

        // What is left after the pad has gone sums to 1 again: the piece is all but certain.
        Assert.Equal(0, ids.Score, 1e-3);
        var free = new SequenceGenerator(network, writer.Defaults with { NumBeams = beams, BadWords = [], ForcedEosTokenId = null }).Generate([2, 3, OpusFolder.End]);
        Assert.All(free.Ids, id => Assert.Equal(OpusFolder.Pad, id));
        var scored = new SequenceGenerator(network, writer.Defaults with { NumBeams = beams, RenormalizeLogits = false }).Generate([2, 3, OpusFolder.End]);
        Assert.InRange(scored.Score, double.NegativeInfinity, -5);
        Assert.Equal("sssss", writer.Write(["ein haus"])[0].Text);
    }

    [Fact]
    public void What_is_saved_translates_alike_and_keeps_the_files_of_the_tokeniser()
    {
        var path = OpusFolder.Write(_folder, Bias());
        using var writer = SequenceWriter.Load(path);
        var copy = _folder.File("copy");
        ModelFolder.Write(copy, writer.WriteTo);
        foreach (var name in new[] { "source.spm", "target.spm", "vocab.json", ModelFolder.TokenizerConfigFile })
            Assert.Equal(File.ReadAllBytes(Path.Combine(path, name)), File.ReadAllBytes(Path.Combine(copy, name)));
        Assert.True(File.Exists(Path.Combine(copy, ModelFolder.WeightsFile)));
        using var loaded = SequenceWriter.Load(copy);
        Assert.Equal(
            (writer.Defaults.DecoderStartTokenId, writer.Defaults.ForcedEosTokenId, writer.Defaults.NumBeams, writer.Defaults.MaxLength, writer.Defaults.RenormalizeLogits),
            (loaded.Defaults.DecoderStartTokenId, loaded.Defaults.ForcedEosTokenId, loaded.Defaults.NumBeams, loaded.Defaults.MaxLength, loaded.Defaults.RenormalizeLogits));
        Assert.Equal(writer.Defaults.BadWords, loaded.Defaults.BadWords);
        string[] texts = ["ein haus", "mann, ein mann", "hausen ein ein haus x"];
        Assert.Equal(writer.Write(texts), loaded.Write(texts));
    }

    [Theory]
    [InlineData("normalize_before")]
    [InlineData("normalize_embedding")]
    [InlineData("add_final_layernorm")]
    public void Variants_that_would_be_computed_wrongly_are_refused(string field)
    {
        var path = OpusFolder.Write(_folder, Bias());
        var config = Path.Combine(path, ModelFolder.ConfigFile);
        File.WriteAllText(config, File.ReadAllText(config).Replace($"\"{field}\": false", $"\"{field}\": true", StringComparison.Ordinal));
        Assert.Contains(field, Assert.Throws<ModelFormatException>(() => SequenceWriter.Load(path)).Message, StringComparison.Ordinal);
    }

    private static float[] Bias(params (int Id, float Value)[] values)
    {
        var bias = new float[OpusFolder.Pad + 1];
        foreach (var (id, value) in values) bias[id] = value;
        return bias;
    }
}
