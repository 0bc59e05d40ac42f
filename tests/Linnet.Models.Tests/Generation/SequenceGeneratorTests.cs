using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Generation;
using Linnet.Models.Layers;
using Linnet.Models.Tests.Architectures;
using Linnet.Numerics;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Tests.Generation;

public sealed class SequenceGeneratorTests
{
    [SharedFact]
    public void A_transformers_checkpoint_writes_what_transformers_writes()
    {
        var folder = ModelFolder.Open(SharedData.Path("interop/marian"));
        using var marian = folder.LoadNetwork<Marian>();
        var config = SequenceGenerationConfig.FromFolder(folder);
        Assert.Equal(4, config.NumBeams);
        var beam = new SequenceGenerator(marian, config);
        var greedy = new SequenceGenerator(marian, config with { NumBeams = 1 });
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("interop/marian/reference.json")));
        foreach (var reference in document.RootElement.GetProperty("generation").GetProperty("cases").EnumerateArray())
        {
            var source = Ids(reference, "input_ids");
            Assert.Equal(Ids(reference, "greedy_ids"), greedy.Generate(source).Ids);
            var best = beam.Generate(source);
            Assert.Equal(Ids(reference, "beam4_ids"), best.Ids);
            Assert.Equal(reference.GetProperty("beam4_score").GetDouble(), best.Score, 1e-4);
        }
    }

    [Fact]
    public void A_wide_beam_finds_the_best_of_all_short_texts()
    {
        using var marian = Model();
        var config = new SequenceGenerationConfig(marian.SequenceConfig) { MaxLength = 4, NumBeams = 200, LengthPenalty = 1, ForcedEosTokenId = 0 };
        var found = new SequenceGenerator(marian, config).Generate([5, 6, 0]);
        var best = AllTexts(marian, [5, 6, 0]).MaxBy(text => text.Score)!;
        Assert.Equal(best.Ids, found.Ids);
        Assert.Equal(best.Score, found.Score, 1e-5);
    }

    [Fact]
    public void Bad_words_are_never_written_and_the_length_is_kept()
    {
        using var marian = Model();
        var free = new SequenceGenerationConfig(marian.SequenceConfig) { MaxLength = 8 };
        var ids = new SequenceGenerator(marian, free).Generate([5, 6, 0]).Ids;
        Assert.InRange(ids.Count, 2, 8);
        var avoided = new SequenceGenerator(marian, free with { BadWords = [[ids[1]]] }).Generate([5, 6, 0]).Ids;
        Assert.DoesNotContain(ids[1], avoided.Skip(1));
        var pair = new SequenceGenerator(marian, free with { BadWords = [[7, ids[1]]] }).Generate([5, 6, 0]).Ids;
        Assert.NotEqual(ids[1], pair[1]);
        Assert.Equal(0, new SequenceGenerator(marian, free with { MaxLength = 2, ForcedEosTokenId = 0 }).Generate([5]).Ids[^1]);
    }

    [Fact]
    public void Wrong_values_are_said()
    {
        using var marian = Model();
        var config = new SequenceGenerationConfig(marian.SequenceConfig);
        Assert.Contains("num_beams", Assert.Throws<ConfigurationException>(() => new SequenceGenerator(marian, config with { NumBeams = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("max_length", Assert.Throws<ConfigurationException>(() => new SequenceGenerator(marian, config with { MaxLength = 1 })).Message, StringComparison.Ordinal);
        Assert.Contains("no token", Assert.Throws<ShapeException>(() => new SequenceGenerator(marian, config).Generate([])).Message, StringComparison.Ordinal);
    }

    private static Marian Model()
    {
        var marian = new Marian(MarianTests.Config with { VocabSize = 8, PadTokenId = 7, DecoderStartTokenId = 7 });
        marian.Initialize(new SeededRandom(5));
        return marian;
    }

    /// <summary>Every text of up to three written tokens, the last of three being the end, with its score.</summary>
    private static IEnumerable<GeneratedSequence> AllTexts(Marian marian, int[] source)
    {
        for (var first = 0; first < 8; first++)
        {
            for (var second = 0; second < 8; second++)
            {
                int[] text = first == 0 ? [7, 0] : second == 0 ? [7, first, 0] : [7, first, second, 0];

                // The end that is forced costs nothing.
                yield return new GeneratedSequence(text, LogProbability(marian, source, text[..Math.Min(text.Length, 3)]) / (text.Length - 1));
            }
        }
    }

    private static double LogProbability(Marian marian, int[] source, int[] text)
    {
        using var scope = TensorScope.Inference();
        var memory = marian.Encode(TokenBatch.FromRows([source]));
        var logits = marian.Logits(marian.Decode(TokenBatch.FromRows([text]), memory)).ToArray();
        double sum = 0;
        for (var i = 1; i < text.Length; i++)
        {
            var row = logits.AsSpan((i - 1) * 8, 8).ToArray();
            sum += row[text[i]] - Math.Log(row.Sum(value => Math.Exp(value)));
        }

        return sum;
    }

    private static int[] Ids(JsonElement reference, string field) => [.. reference.GetProperty(field).EnumerateArray().Select(id => id.GetInt32())];
}
