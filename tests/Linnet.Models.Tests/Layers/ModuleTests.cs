using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Tests.Layers;

public sealed class ModuleTests
{
    [Fact]
    public void Names_compose_by_dots_own_parameters_first()
    {
        using var tree = new Tree();
        Assert.Equal(["scale", "left.weight", "left.bias", "encoder.layer.0.weight"], tree.NamedParameters().Select(named => named.Name));
        Assert.Equal("model.left.bias", tree.NamedParameters("model").ElementAt(2).Name);
        Assert.Equal(["", "left", "encoder.layer.0"], tree.NamedModules().Select(named => named.Name));
    }

    [Fact]
    public void Parameters_are_counted_through_the_tree()
    {
        using var tree = new Tree();
        Assert.Equal(3 + (2 * 3) + 2 + (2 * 2), tree.ParameterCount);
    }

    [Fact]
    public void Equal_seeds_give_equal_values_and_the_revision_moves_on()
    {
        using var first = new Tree();
        using var second = new Tree();
        var before = first.Left.Weight.Revision;
        first.Initialize(new SeededRandom(5));
        second.Initialize(new SeededRandom(5));
        Assert.NotEqual(before, first.Left.Weight.Revision);
        foreach (var (one, other) in first.NamedParameters().Zip(second.NamedParameters()))
            Assert.Equal(one.Parameter.Value.ToArray(), other.Parameter.Value.ToArray());
        Assert.Contains(first.Left.Weight.Value.ToArray(), value => value != 0);
    }

    [Fact]
    public void Disposing_frees_every_parameter()
    {
        var tree = new Tree();
        var parameters = tree.NamedParameters().Select(named => named.Parameter.Value).ToArray();
        Assert.All(parameters, parameter => Assert.True(parameter.IsAlive));
        tree.Dispose();
        Assert.All(parameters, parameter => Assert.False(parameter.IsAlive));
    }

    [Fact]
    public void A_name_is_given_only_once() => Assert.Throws<ArgumentException>(() => new Twice());

    [Fact]
    public void A_frozen_module_collects_no_gradient()
    {
        using var tree = new Tree();
        tree.SetTrainable(false);
        Assert.All(tree.NamedParameters(), named => Assert.False(named.Parameter.IsTrainable));
    }

    private sealed class Tree : Module
    {
        internal Tree()
        {
            Left = Register("left", new Linear(3, 2));
            Register("encoder.layer.0", new Linear(2, 2, hasBias: false));
            Register("scale", new Shape(3), Constant.Ones);
        }

        internal Linear Left { get; }
    }

    private sealed class Twice : Module
    {
        internal Twice()
        {
            Register("weight", new Shape(1), Constant.Ones);
            Register("weight", new Linear(1, 1));
        }
    }
}
