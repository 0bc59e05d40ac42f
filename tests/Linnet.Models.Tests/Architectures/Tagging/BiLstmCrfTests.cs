using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Layers;
using Linnet.Models.Tests.Pipelines.Tagging;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Architectures.Tagging;

public sealed class BiLstmCrfTests
{
    private static readonly string[][] Rows = [["John", "lives", "in", "Berlin"], ["Mary"], ["Berlin", "is", "large"]];

    [Theory]
    [InlineData(CharacterFeatures.None)]
    [InlineData(CharacterFeatures.Cnn)]
    [InlineData(CharacterFeatures.Lstm)]
    public void Padding_changes_nothing(CharacterFeatures characters)
    {
        using var tagger = TestTaggers.BiLstmCrf(characters, intents: ["a", "b"]);
        var words = Rows.Select(row => row.Select(tagger.Encoder.Encode).ToArray()).ToArray();
        using var scope = TensorScope.Inference();
        var together = tagger.Network.Tag(tagger.Encoder.Batch(words));
        Assert.Equal(new Shape(3, 4, tagger.Labels.Count), together.Emissions.Shape);
        for (var row = 0; row < words.Length; row++)
        {
            var alone = tagger.Network.Tag(tagger.Encoder.Batch([words[row]]));
            var size = words[row].Length * tagger.Labels.Count;
            NetworkChecks.Near(alone.Emissions.Data, together.Emissions.Data.Slice(row * 4 * tagger.Labels.Count, size));
            NetworkChecks.Near(alone.Intents!.Value.Data, together.Intents!.Value.Data.Slice(row * 2, 2));
        }
    }

    [Theory]
    [InlineData(CharacterFeatures.Cnn, true)]
    [InlineData(CharacterFeatures.Lstm, true)]
    [InlineData(CharacterFeatures.Cnn, false)]
    public void It_learns_its_rows(CharacterFeatures characters, bool usesCrf)
    {
        using var tagger = TestTaggers.BiLstmCrf(characters, usesCrf);
        string[][] truth = [["S-PER", "O", "O", "S-LOC"], ["S-PER"], ["S-LOC", "O", "O"]];
        var words = Rows.Select(row => row.Select(tagger.Encoder.Encode).ToArray()).ToArray();
        for (var step = 0; step < 150; step++)
        {
            using (TensorScope.Training(seed: (ulong)step))
            {
                var output = tagger.Network.Tag(tagger.Encoder.Batch(words));
                tagger.Network.TagLoss(output, TestTaggers.Tags(tagger, truth, 4)).Backward();
            }

            foreach (var (_, parameter) in tagger.Network.NamedParameters())
            {
                for (var i = 0; i < parameter.Value.Grad.Length; i++) parameter.Value.Data[i] -= 0.3f * parameter.Value.Grad[i];
                parameter.Value.ZeroGrad();
                parameter.Touch();
            }
        }

        Assert.Equal(truth, tagger.Tag(Rows).Select(row => row.Tags));
    }

    [Fact]
    public void The_configuration_comes_back_and_its_size_is_about_right()
    {
        var config = TestTaggers.Config(CharacterFeatures.Lstm, usesCrf: false, intents: ["x", "y"]);
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream)) config.Write(writer);
        var read = new BiLstmCrfConfig(ConfigReader.Parse("config.json", stream.ToArray()));
        Assert.Equal(config.Labels, read.Labels);
        Assert.Equal(config.Intents, read.Intents);
        Assert.Equal(config with { Labels = [], Intents = [] }, read with { Labels = [], Intents = [] });
        using var network = new BiLstmCrf(config);
        Assert.InRange(config.ApproximateParameterCount / network.ParameterCount, 0.5, 1.5);
    }

    [Fact]
    public void A_batch_without_words_is_an_error_that_says_what_to_do()
    {
        using var tagger = TestTaggers.BiLstmCrf();
        using var scope = TensorScope.Inference();
        Assert.Contains("TokenBatch.Words", Assert.Throws<ShapeException>(() => tagger.Network.ForwardAll(TokenBatch.FromRows([[2, 3]]))).Message, StringComparison.Ordinal);
    }
}
