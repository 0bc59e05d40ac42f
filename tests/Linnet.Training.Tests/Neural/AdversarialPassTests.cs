using Linnet.Numerics;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;

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

    [Theory]
    [InlineData("text-classification", "bert")]
    [InlineData("text-classification", "linear")]
    [InlineData("relation-extraction", "relation-cnn")]
    [InlineData("relation-extraction", "auto")]
    [InlineData("sentence-similarity", "textcnn")]
    [InlineData("token-classification", "bilstm-crf")]
    public void A_model_without_a_table_to_move_is_refused(string task, string model)
    {
        var recipe = new Recipe { Task = task };
        recipe.Model.Type = model;
        AdversarialPass.Check(recipe);
        recipe.Training.Adversarial = 0.02;
        var error = Assert.Throws<ConfigurationException>(() => AdversarialPass.Check(recipe));
        Assert.Contains("training.adversarial", error.Message, StringComparison.Ordinal);
        Assert.Contains("textcnn, bilstm, bigru", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("textcnn", null)]
    [InlineData("auto", null)]
    [InlineData("ensemble", "linear,textcnn/wordpiece")]
    public void A_model_with_one_is_not(string model, string? members)
    {
        var recipe = new Recipe();
        (recipe.Model.Type, recipe.Model.Members, recipe.Training.Adversarial) = (model, members?.Split(','), 0.02);
        AdversarialPass.Check(recipe);
        recipe.Model.FreezeEmbeddings = true;
        Assert.Contains("freeze_embeddings", Assert.Throws<ConfigurationException>(() => AdversarialPass.Check(recipe)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ensemble_of_others_is_refused()
    {
        var recipe = new Recipe();
        recipe.Model.Members = ["linear", "bert"];
        (recipe.Model.Type, recipe.Training.Adversarial) = ("ensemble", 0.02);
        Assert.Throws<ConfigurationException>(() => AdversarialPass.Check(recipe));
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
