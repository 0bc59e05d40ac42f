using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Threading;
using Linnet.Training.Optimizers;

namespace Linnet.Training.Tests.Optimizers;

public sealed class OptimizerTests
{
    /// <summary>One element's update in double precision: value, gradient, two states, 1-based step; returns the new value.</summary>
    private delegate double Reference(double value, double gradient, ref double first, ref double second, int step);

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, (Func<IEnumerable<NamedParameter>, Optimizer> Create, Reference Reference)> Cases { get; } = new()
    {
        ["sgd"] = (
            p => new Sgd(p, new SgdOptions { LearningRate = 0.1f, WeightDecay = 0.01f }),
            (double x, double g, ref double _, ref double _, int _) => x - (0.1 * (g + (0.01 * x)))),
        ["momentum"] = (
            p => new Sgd(p, new SgdOptions { LearningRate = 0.1f, Momentum = 0.9f }),
            (double x, double g, ref double b, ref double _, int _) => x - (0.1 * (b = (0.9 * b) + g))),
        ["nesterov"] = (
            p => new Sgd(p, new SgdOptions { LearningRate = 0.1f, Momentum = 0.9f, Nesterov = true }),
            (double x, double g, ref double b, ref double _, int _) => x - (0.1 * (g + (0.9 * (b = (0.9 * b) + g))))),
        ["adagrad"] = (
            p => new Adagrad(p, new AdagradOptions { LearningRate = 0.1f, WeightDecay = 0.01f }),
            (double x, double g, ref double s, ref double _, int _) =>
            {
                g += 0.01 * x;
                s += g * g;
                return x - (0.1 * g / (Math.Sqrt(s) + 1e-10));
            }
        ),
        ["adam"] = (
            p => new Adam(p, new AdamOptions { LearningRate = 0.01f, WeightDecay = 0.01f }),
            (double x, double g, ref double m, ref double v, int t) => Adam(x, g + (0.01 * x), ref m, ref v, t)),
        ["adamw"] = (
            p => new AdamW(p, new AdamOptions { LearningRate = 0.01f, WeightDecay = 0.01f }),
            (double x, double g, ref double m, ref double v, int t) => Adam(x * (1 - (0.01 * 0.01)), g, ref m, ref v, t)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_agree_with_double_precision(string name)
    {
        var (create, reference) = Cases[name];
        using var weight = Random(new Shape(71, 67), 1);
        using var optimizer = create([new NamedParameter("weight", weight)]);
        var values = weight.Value.ToArray().Select(value => (double)value).ToArray();
        var (first, second) = (new double[values.Length], new double[values.Length]);
        for (var step = 1; step <= 10; step++)
        {
            var gradient = Gradient(weight, (ulong)step);
            optimizer.Step();
            optimizer.ZeroGrad();
            for (var i = 0; i < values.Length; i++) values[i] = reference(values[i], gradient[i], ref first[i], ref second[i], step);
        }

        for (var i = 0; i < values.Length; i++) Assert.Equal(values[i], weight.Value.Data[i], 2e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_restored_run_goes_on_bit_for_bit(string name)
    {
        using var straight = Random(new Shape(33, 5), 1);
        using var resumed = Random(new Shape(33, 5), 1);
        using var optimizer = Cases[name].Create([new NamedParameter("w", straight)]);
        Run(straight, optimizer, 1, 6);

        Dictionary<string, float[]> state;
        long steps;
        using (var before = Cases[name].Create([new NamedParameter("w", resumed)]))
        {
            Run(resumed, before, 1, 3);
            state = before.State.ToDictionary(tensor => tensor.Name, tensor => tensor.Tensor.ToArray());
            steps = before.StepCount;
        }

        using var after = Cases[name].Create([new NamedParameter("w", resumed)]);
        after.Restore(steps, state);
        Run(resumed, after, 4, 6);
        Assert.Equal(straight.Value.ToArray(), resumed.Value.ToArray());
    }

    [Fact]
    public void A_state_that_belongs_to_another_model_is_refused()
    {
        using var weight = Random(new Shape(3), 1);
        using var optimizer = new AdamW([new NamedParameter("w", weight)]);
        Assert.Throws<ConfigurationException>(() => optimizer.Restore(1, new Dictionary<string, float[]> { ["v.exp_avg"] = [1, 2, 3] }));
        Assert.Throws<ConfigurationException>(() => optimizer.Restore(1, new Dictionary<string, float[]> { ["w.exp_avg"] = [1, 2, 3] }));
    }

    [Fact]
    public void Gradients_are_clipped_to_a_common_norm()
    {
        using var a = new Parameter(new Shape(2));
        using var b = new Parameter(new Shape(1));
        using var optimizer = new Sgd([new("a", a), new("b", b)], new SgdOptions { LearningRate = 1, MaxGradientNorm = 1 });
        Backward(a, [2, 4]);
        Backward(b, [4]);
        var report = optimizer.Step();
        Assert.Equal(6, report.GradientNorm, 1e-6);
        Assert.Equal(1 / 6f, report.ClipFactor, 1e-6f);
        Assert.Equal([-2 / 6f, -4 / 6f], a.Value.ToArray());
        Assert.Equal(-4 / 6f, b.Value.Data[0]);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_changes_nothing()
    {
        using var weight = new Parameter(new Shape(2));
        using var optimizer = new AdamW([new NamedParameter("w", weight)]);
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity })
        {
            Backward(weight, [1, bad]);
            var report = optimizer.Step();
            optimizer.ZeroGrad();
            Assert.False(report.IsApplied);
            Assert.False(double.IsFinite(report.GradientNorm));
        }

        Assert.Equal([0, 0], weight.Value.ToArray());
        Assert.Equal(0, optimizer.StepCount);
    }

    [Fact]
    public void Vectors_do_not_decay_unless_asked_to_and_frozen_or_tied_parameters_are_left_alone()
    {
        foreach (var decayVectors in new[] { false, true })
        {
            using var vector = new Parameter(new Shape(1));
            using var frozen = new Parameter(new Shape(1, 1));
            (vector.Value.Data[0], frozen.Value.Data[0]) = (1, 1);
            using var optimizer = new Sgd(
                [new("v", vector), new("tied", vector), new("f", frozen)],
                new SgdOptions { LearningRate = 0.5f, WeightDecay = 0.5f, DecayVectors = decayVectors });
            Backward(vector, [1]);
            optimizer.Step();
            Assert.Equal(decayVectors ? 0.25f : 0.5f, vector.Value.Data[0]);
            Assert.Equal(1, frozen.Value.Data[0]);
        }
    }

    [Fact]
    public void Single_parameters_may_have_a_factor_on_the_learning_rate()
    {
        using var weight = new Parameter(new Shape(1));
        using var optimizer = new Sgd([new NamedParameter("w", weight)], new SgdOptions { LearningRate = 1, LearningRateFactor = _ => 0.25f });
        Backward(weight, [1]);
        optimizer.Step(learningRateFactor: 0.5f);
        Assert.Equal(-0.125f, weight.Value.Data[0]);
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        var before = WorkerPool.ThreadCount;
        try
        {
            var results = new List<float[]>();
            foreach (var threads in new[] { 1, 2, 3 })
            {
                WorkerPool.ThreadCount = threads;
                using var weight = Random(new Shape(300, 101), 1);
                using var optimizer = new AdamW([new NamedParameter("w", weight)], new AdamOptions { MaxGradientNorm = 1 });
                Run(weight, optimizer, 1, 3);
                results.Add(weight.Value.ToArray());
            }

            Assert.Equal(results[0], results[1]);
            Assert.Equal(results[0], results[2]);
        }
        finally
        {
            WorkerPool.ThreadCount = before;
        }
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ConfigurationException>(() => new AdamW([], new AdamOptions { LearningRate = 0 }));
        Assert.Throws<ConfigurationException>(() => new AdamW([], new AdamOptions { Beta2 = 1 }));
        Assert.Throws<ConfigurationException>(() => new Sgd([], new SgdOptions { Nesterov = true }));
        Assert.Throws<ConfigurationException>(() => new Adagrad([], new AdagradOptions { WeightDecay = float.NaN }));
    }

    private static double Adam(double x, double g, ref double m, ref double v, int t)
    {
        m = (0.9 * m) + (0.1 * g);
        v = (0.999 * v) + (0.001 * g * g);
        return x - (0.01 * m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8));
    }

    private static void Run(Parameter parameter, Optimizer optimizer, int from, int to)
    {
        for (var step = from; step <= to; step++)
        {
            Gradient(parameter, (ulong)step);
            optimizer.Step();
            optimizer.ZeroGrad();
        }
    }

    private static float[] Gradient(Parameter parameter, ulong seed)
    {
        var random = new SeededRandom(seed);
        var values = new float[parameter.Shape.Count];
        for (var i = 0; i < values.Length; i++) values[i] = (float)random.NextNormal();
        Backward(parameter, values);
        return values;
    }

    private static void Backward(Parameter parameter, float[] gradient)
    {
        using var scope = TensorScope.Gradients();
        parameter.Value.Mul(Tensor.From(gradient, parameter.Shape)).Sum().Backward();
    }

    private static Parameter Random(Shape shape, ulong seed)
    {
        var parameter = new Parameter(shape);
        var random = new SeededRandom(seed);
        foreach (ref var value in parameter.Value.Data) value = (float)random.NextNormal();
        return parameter;
    }
}
