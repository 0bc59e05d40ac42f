namespace Linnet.Evaluation.Tests;

public sealed class PerplexityCounterTests
{
    [Fact]
    public void A_uniform_model_is_as_perplexed_as_it_has_choices()
    {
        var counter = new PerplexityCounter();
        for (var text = 0; text < 1000; text++) counter.Add(7 * Math.Log(1 / 50.0), 7);
        Assert.Equal(50, counter.Perplexity, 9);
        Assert.Equal(Math.Log(50), counter.Loss, 12);
        Assert.Equal((7000, 1000), (counter.Tokens, counter.Texts));
    }

    [Fact]
    public void A_report_counts_bits_per_character_on_request()
    {
        var counter = new PerplexityCounter();
        counter.Add(-6 * Math.Log(2), 3);
        Assert.Equal(["loss", "perplexity"], counter.ToReport().Metrics.Keys);
        Assert.Equal(4, counter.ToReport().Metrics["perplexity"], 12);
        Assert.Equal(1.5, counter.ToReport(characters: 4).Metrics["bits_per_character"], 12);
    }

    [Fact]
    public void Nothing_and_no_number_are_refused()
    {
        Assert.Throws<ShapeException>(() => new PerplexityCounter().ToReport());
        Assert.Throws<TrainingException>(() => new PerplexityCounter().Add(double.NegativeInfinity, 1));
    }
}
