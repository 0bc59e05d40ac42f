using Linnet.Training.Benchmarks;

namespace Linnet.Training.Tests.Benchmarks;

public class StandardModelsTests
{
    [Theory]
    [InlineData("textcnn", 2_714_502)]
    [InlineData("bilstm", 2_824_706)]
    [InlineData("bert-tiny", 4_337_026)]
    [InlineData("bert-mini", 11_072_770)]
    public void Networks_have_exactly_the_parameters_of_their_definition(string name, long expected)
    {
        using var network = StandardModels.Find(name).Create();
        Assert.Equal(expected, network.ParameterCount);
    }

    [Fact]
    public void An_unknown_model_is_refused_with_the_names_that_there_are()
    {
        var error = Assert.Throws<ConfigurationException>(() => StandardModels.Find("bert-huge"));
        Assert.Contains("bert-mini", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fixed_tokens_are_splitmix64_over_a_counter()
    {
        // The first outputs of splitmix64 from seed 0: E220A8397B1DCDAF, 6E789E6AA1B965F4, 06C45D188009454F.
        int[] expected = [(int)(0xE220A8397B1DCDAFUL >> 33) % 1000, (int)(0x6E789E6AA1B965F4UL >> 33) % 1000, (int)(0x06C45D188009454FUL >> 33) % 1000];
        Assert.Equal(expected, FixedTokens.Create(0, 3, 1000));
    }

    [Fact]
    public void A_training_step_learns_its_batches()
    {
        using var work = TrainingWork.Of("textcnn");
        var first = Enumerable.Range(0, 8).Average(_ => work.Step());
        for (var i = 0; i < 24; i++) work.Step();
        var last = Enumerable.Range(0, 8).Average(_ => work.Step());
        Assert.True(last < first, $"the loss went from {first} to {last}");
    }

    [Fact]
    public void A_step_of_the_sequence_model_learns_its_batches()
    {
        using var work = new SequenceTrainingWork();
        var first = work.Step();
        Assert.InRange(first, Math.Log(10_000) - 0.5, Math.Log(10_000) + 1.5);
        for (var i = 0; i < 7; i++) work.Step();
        Assert.True(work.Step() < first);
    }

    [Fact]
    public void Inference_gives_the_same_answer_every_time()
    {
        using var work = new InferenceWork(StandardModels.Find("bilstm"), batchSize: 2, length: 16);
        var answer = work.Run();
        Assert.True(float.IsFinite(answer));
        Assert.Equal(answer, work.Run());
    }
}
