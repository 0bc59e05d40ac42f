using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;

namespace Linnet.Training.Tests.Neural;

public sealed class AdversarialPassTests
{
    private const double Rate = 0.1;

    [Fact]
    public void The_vectors_of_the_batch_move_uphill_by_the_asked_part_of_their_length_and_come_back()
    {
        using var table = Table();
        var before = table.Value.Data.ToArray();
        var clean = Pass(table, [0, 2]);
        var gradient = table.Value.Grad.ToArray();
        float[] moved = [];
        float harder = 0;
        new AdversarialPass(table, Rate).Run(() =>
        {
            moved = table.Value.Data.ToArray();
            harder = Pass(table, [0, 2]);
        });

        Assert.Equal(before, table.Value.Data.ToArray());
        Assert.True(harder > clean);
        var reached = new[] { 0, 1, 2, 6, 7, 8 };
        var move = Enumerable.Range(0, before.Length).Select(i => moved[i] - before[i]).ToArray();
        Assert.All(Enumerable.Range(0, before.Length).Except(reached), i => Assert.Equal(0f, move[i]));
        Assert.Equal(Rate * Norm(reached.Select(i => before[i])), Norm(move), 1e-5);
        var along = reached.Sum(i => move[i] * gradient[i]);
        Assert.Equal(Norm(move) * Norm(gradient), along, 1e-4);
    }

    [Fact]
    public void The_second_pass_adds_its_gradients_to_the_first()
    {
        using var table = Table();
        Pass(table, [1]);
        var once = table.Value.Grad.ToArray();
        new AdversarialPass(table, 0).Run(() => Pass(table, [1]));
        Assert.Equal(once.Select(value => 2 * value), table.Value.Grad.ToArray());
    }

    [Fact]
    public void The_vectors_come_back_when_the_pass_fails()
    {
        using var table = Table();
        var before = table.Value.Data.ToArray();
        Pass(table, [1]);
        Assert.Throws<TrainingException>(() => new AdversarialPass(table, Rate).Run(() => throw new TrainingException("no")));
        Assert.Equal(before, table.Value.Data.ToArray());
    }

    private static Parameter Table()
    {
        var random = new SeededRandom(5);
        var table = new Parameter(new Shape(4, 3));
        for (var i = 0; i < table.Value.Count; i++) table.Value.Data[i] = (float)random.NextNormal();
        return table;
    }

    /// <summary>The sum of the fourth powers of the looked-up numbers: not linear, and uphill is outwards.</summary>
    private static float Pass(Parameter table, int[] ids)
    {
        using var scope = TensorScope.Training(1);
        var looked = IntTensor.From(ids, new Shape(1, ids.Length)).Embedding(table);
        var squares = looked.Mul(looked);
        var loss = squares.Mul(squares).Sum();
        loss.Backward();
        return loss.Item;
    }

    private static double Norm(IEnumerable<float> values) => Math.Sqrt(values.Sum(value => (double)value * value));
}
