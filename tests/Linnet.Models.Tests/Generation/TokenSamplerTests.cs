using Linnet.Models.Generation;

namespace Linnet.Models.Tests.Generation;

public sealed class TokenSamplerTests
{
    private static readonly float[] Logits = [MathF.Log(0.5f), MathF.Log(0.1f), MathF.Log(0.3f), MathF.Log(0.1f)];

    [Fact]
    public void Greedy_takes_the_first_of_the_largest() => Assert.Equal(1, new TokenSampler(new GenerationConfig()).Choose([0, 2, 1, 2]));

    [Fact]
    public void Tokens_are_drawn_by_their_probabilities() => Shares(new GenerationConfig { TopK = 0 }, 0.5, 0.1, 0.3, 0.1);

    [Fact]
    public void Temperature_sharpens() => Shares(new GenerationConfig { TopK = 0, Temperature = 0.5f }, 0.25 / 0.36, 0.01 / 0.36, 0.09 / 0.36, 0.01 / 0.36);

    [Fact]
    public void Top_k_leaves_the_most_probable() => Shares(new GenerationConfig { TopK = 2 }, 0.625, 0, 0.375, 0);

    [Fact]
    public void Top_p_leaves_the_fewest_that_have_the_probability()
    {
        Shares(new GenerationConfig { TopK = 0, TopP = 0.6f }, 0.625, 0, 0.375, 0);
        Shares(new GenerationConfig { TopK = 0, TopP = 0.01f }, 1, 0, 0, 0);
        Shares(new GenerationConfig { TopK = 0, TopP = 0.85f }, 0.5 / 0.9, 0.1 / 0.9, 0.3 / 0.9, 0);
    }

    [Fact]
    public void A_repetition_penalty_divides_positive_and_multiplies_negative_logits()
    {
        var sampler = new TokenSampler(new GenerationConfig { RepetitionPenalty = 2 });
        sampler.See([1, 2, 1]);
        float[] logits = [1.5f, 4f, -1f, 0.5f];
        Assert.Equal(1, sampler.Choose(logits));
        Assert.Equal([1.5f, 2f, -2f, 0.5f], logits);
    }

    [Fact]
    public void Equal_seeds_draw_equal_tokens()
    {
        int[] Draw(ulong seed)
        {
            var sampler = new TokenSampler(new GenerationConfig { DoSample = true, Seed = seed });
            return [.. Enumerable.Range(0, 50).Select(_ => sampler.Choose([.. Logits]))];
        }

        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    private static void Shares(GenerationConfig config, params double[] expected)
    {
        const int Draws = 20_000;
        var sampler = new TokenSampler(config with { DoSample = true, Seed = 4 });
        var counts = new int[Logits.Length];
        for (var i = 0; i < Draws; i++) counts[sampler.Choose([.. Logits])]++;
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], counts[i] / (double)Draws, expected[i] is 0 or 1 ? 0 : 0.015);
    }
}
