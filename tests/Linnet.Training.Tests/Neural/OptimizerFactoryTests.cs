using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;
using Linnet.Training.Optimizers;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tests.Neural;

public sealed class OptimizerFactoryTests
{
    private static readonly AdamOptions Plain = new() { LearningRate = 0.01f, MaxGradientNorm = 1 };

    [Fact]
    public void Fields_that_are_left_open_change_no_bit() =>
        Assert.Equal(After(network => new AdamW(network.NamedParameters(), Plain)), After(network => OptimizerFactory.Create(Section("adamw"), network)));

    [Theory]
    [InlineData(0.8, null, null)]
    [InlineData(null, 0.95, null)]
    [InlineData(null, null, 1e-3)]
    public void Decays_and_epsilon_reach_the_optimiser(double? beta1, double? beta2, double? epsilon)
    {
        var section = Section("adamw");
        (section.Beta1, section.Beta2, section.Epsilon) = (beta1, beta2, epsilon);
        var own = Plain with { Beta1 = (float)(beta1 ?? 0.9), Beta2 = (float)(beta2 ?? 0.999), Epsilon = (float)(epsilon ?? 1e-8) };
        var after = After(network => OptimizerFactory.Create(section, network));
        Assert.Equal(After(network => new AdamW(network.NamedParameters(), own)), after);
        Assert.NotEqual(After(network => OptimizerFactory.Create(Section("adamw"), network)), after);
    }

    [Theory]
    [InlineData("sgd", 0.9, null, "training.beta1")]
    [InlineData("adagrad", 0.9, null, "training.beta1")]
    [InlineData("sgd", null, 1e-8, "training.epsilon")]
    public void What_an_optimiser_does_not_have_is_refused(string optimizer, double? beta1, double? epsilon, string field)
    {
        var section = Section(optimizer);
        (section.Beta1, section.Epsilon) = (beta1, epsilon);
        using var network = Network();
        Assert.Contains(field, Assert.Throws<ConfigurationException>(() => OptimizerFactory.Create(section, network)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("beta1: 1")]
    [InlineData("beta2: -0.1")]
    [InlineData("epsilon: 0")]
    public void Values_outside_their_range_are_refused(string line) =>
        Assert.Contains("training." + line[..line.IndexOf(':', StringComparison.Ordinal)], Assert.Throws<DataFormatException>(() => RecipeFile.Parse($"training:\n  {line}\n", "r.yaml")).Message, StringComparison.Ordinal);

    private static TrainingSection Section(string optimizer) => new() { Optimizer = optimizer, LearningRate = 0.01, MaxGradNorm = 1 };

    private static Linear Network()
    {
        var network = new Linear(3, 2);
        network.Initialize(new SeededRandom(1));
        return network;
    }

    private static float[] After(Func<Module, Optimizer> create)
    {
        using var network = Network();
        using var optimizer = create(network);
        for (var step = 0; step < 3; step++)
        {
            using (TensorScope.Training(1))
            {
                var output = network.Forward(Tensor.From([1f, -2f, step], new Shape(1, 3)));
                output.Mul(output).Sum().Backward();
            }

            optimizer.Step(1);
            optimizer.ZeroGrad();
        }

        return [.. network.NamedParameters().SelectMany(named => named.Parameter.Value.Data.ToArray())];
    }
}
