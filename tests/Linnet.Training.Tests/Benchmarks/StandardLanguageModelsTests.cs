using Linnet.Training.Benchmarks;

namespace Linnet.Training.Tests.Benchmarks;

public class StandardLanguageModelsTests
{
    [Theory]
    [InlineData("gpt-mini", 804_096)]
    [InlineData("gpt-baby", 10_745_088)]
    [InlineData("lstm-lm", 6_182_672)]
    public void Networks_have_exactly_the_parameters_of_their_definition(string name, long expected)
    {
        using var network = StandardLanguageModels.Find(name).Create();
        Assert.Equal(expected, network.ParameterCount);
    }

    [Theory]
    [InlineData("gpt-mini")]
    [InlineData("lstm-lm")]
    public void A_training_step_learns_its_batches(string name)
    {
        using var work = TrainingWork.Of(name);
        var first = Enumerable.Range(0, 8).Average(_ => work.Step());
        for (var i = 0; i < 8; i++) work.Step();
        var last = Enumerable.Range(0, 8).Average(_ => work.Step());
        Assert.True(last < first, $"the loss went from {first} to {last}");
    }

    [Theory]
    [InlineData("gpt-mini")]
    [InlineData("lstm-lm")]
    public void Targets_are_the_tokens_that_follow(string name)
    {
        var model = StandardLanguageModels.Find(name);
        var tokens = Enumerable.Range(0, model.BatchSize * (model.Length + 1)).ToArray();
        var (inputs, targets) = (model.Cut(tokens, 0), model.Cut(tokens, 1));
        var step = model.CarriesState ? model.BatchSize : 1;
        Assert.Equal(inputs.Select(token => token + step), targets);
        Assert.Equal(step, inputs[1] - inputs[0]);
        Assert.Equal(inputs.Length, inputs.Distinct().Count());
    }

    [Fact]
    public void Generation_fills_the_block_and_repeats_itself()
    {
        using var work = new GenerationWork(StandardLanguageModels.Find("gpt-mini"));
        var tokens = work.Run();
        Assert.Equal(64, tokens.Length);
        Assert.Equal(tokens, work.Run());
    }

    [Fact]
    public void An_unknown_model_is_refused_with_the_names_that_there_are()
    {
        var error = Assert.Throws<ConfigurationException>(() => StandardLanguageModels.Find("gpt-huge"));
        Assert.Contains("gpt-mini", error.Message, StringComparison.Ordinal);
    }
}
