using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Optimizers;

namespace Linnet.Training.Tests.Optimizers;

/// <summary>A table of which few rows have a gradient is trained bit for bit as a dense one.</summary>
public sealed class SparseGradientTests
{
    private const int Rows = 300;
    private const int Size = 33;

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, Func<IEnumerable<NamedParameter>, Optimizer>> Cases { get; } = new()
    {
        ["adamw"] = p => new AdamW(p, new AdamOptions { WeightDecay = 0.1f }),
        ["adamw without decay"] = p => new AdamW(p, new AdamOptions()),
        ["adam"] = p => new Adam(p, new AdamOptions { WeightDecay = 0.1f }),
        ["adam without decay"] = p => new Adam(p, new AdamOptions()),
        ["sgd"] = p => new Sgd(p, new SgdOptions { WeightDecay = 0.1f }),
        ["momentum"] = p => new Sgd(p, new SgdOptions { Momentum = 0.9f }),
        ["momentum with decay"] = p => new Sgd(p, new SgdOptions { Momentum = 0.9f, WeightDecay = 0.1f }),
        ["adagrad"] = p => new Adagrad(p, new AdagradOptions { WeightDecay = 0.1f }),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_optimizer_gives_the_bits_of_the_dense_update(string name)
    {
        using var sparse = Table();
        using var dense = Table();
        using var sparseOptimizer = Cases[name]([new NamedParameter("table", sparse)]);
        using var denseOptimizer = Cases[name]([new NamedParameter("table", dense)]);
        for (var step = 0; step < 12; step++)
        {
            // One step in the middle has a gradient in every row, as tied output weights give one.
            Step(sparse, sparseOptimizer, step, makeDense: step == 6);
            Step(dense, denseOptimizer, step, makeDense: true);
            Assert.Equal(dense.Value.ToArray(), sparse.Value.ToArray());
        }

        Assert.Equal(
            denseOptimizer.State.SelectMany(state => state.Tensor.ToArray()), sparseOptimizer.State.SelectMany(state => state.Tensor.ToArray()));
    }

    [Fact]
    public void A_restored_table_goes_on_bit_for_bit()
    {
        using var straight = Table();
        using var resumed = Table();
        using var optimizer = Cases["adamw"]([new NamedParameter("table", straight)]);
        for (var step = 0; step < 8; step++) Step(straight, optimizer, step, makeDense: false);
        Dictionary<string, float[]> state;
        using (var before = Cases["adamw"]([new NamedParameter("table", resumed)]))
        {
            for (var step = 0; step < 4; step++) Step(resumed, before, step, makeDense: false);
            state = before.State.ToDictionary(tensor => tensor.Name, tensor => tensor.Tensor.ToArray());
        }

        using var after = Cases["adamw"]([new NamedParameter("table", resumed)]);
        after.Restore(4, state);
        for (var step = 4; step < 8; step++) Step(resumed, after, step, makeDense: false);
        Assert.Equal(straight.Value.ToArray(), resumed.Value.ToArray());
    }

    private static void Step(Parameter table, Optimizer optimizer, int step, bool makeDense)
    {
        var random = new SeededRandom((ulong)step);
        var ids = new int[20];
        foreach (ref var id in ids.AsSpan()) id = random.Next(Rows);
        using (TensorScope.Gradients())
        {
            var weights = Tensor.Uninitialized(new Shape(ids.Length, Size));
            foreach (ref var value in weights.Data) value = (float)random.NextNormal();
            var loss = IntTensor.From(ids, new Shape(ids.Length)).Embedding(table).Mul(weights).Sum();

            // A product with zeros reaches every row and so makes the gradient dense without changing it.
            if (makeDense) loss = loss.Add(table.Value.Mul(Tensor.Zeros(table.Shape)).Sum());
            loss.Backward();
        }

        optimizer.Step();
        optimizer.ZeroGrad();
    }

    private static Parameter Table()
    {
        var table = new Parameter(new Shape(Rows, Size));
        var random = new SeededRandom(77);
        foreach (ref var value in table.Value.Data) value = (float)random.NextNormal();
        return table;
    }
}
