using Linnet.Models.Initializers;
using Linnet.Numerics;
using Linnet.Tensors;

namespace Linnet.Models.Layers;

/// <summary>
/// A part of a network: named parameters and named children, both registered in the constructor. Names compose by dots exactly
/// as in a PyTorch state dict, so a checkpoint's names are the module tree's names. There is no train/eval switch: whether
/// dropout acts is the <see cref="Tensors.Autograd.TensorScope"/>'s matter, so a loaded module may be shared between threads.
/// </summary>
/// <example>
/// <code>
/// public sealed class Gate : Module
/// {
///     private readonly Linear _in, _out;
///
///     public Gate(int size)
///     {
///         _in = Register("in_proj", new Linear(size, size, Activation.Tanh));
///         _out = Register("out_proj", new Linear(size, size));
///     }
///
///     public Tensor Forward(Tensor x) => _out.Forward(_in.Forward(x));
/// }
/// </code>
/// </example>
public abstract class Module : IDisposable
{
    private readonly List<Owned> _parameters = [];
    private readonly List<NamedModule> _children = [];

    /// <summary>The direct children in order of registration.</summary>
    public IReadOnlyList<NamedModule> Children => _children;

    /// <summary>The parameters of this module alone, without its children's.</summary>
    public IEnumerable<NamedParameter> OwnParameters => _parameters.Select(owned => new NamedParameter(owned.Name, owned.Parameter));

    /// <summary>Number of trained numbers in this module and all below it.</summary>
    public long ParameterCount
    {
        get
        {
            long count = 0;
            foreach (var (_, parameter) in NamedParameters()) count += parameter.Shape.Count;
            return count;
        }
    }

    /// <summary>Every parameter with its full name: a module's own first, then its children's, in order of registration.</summary>
    /// <param name="prefix">Put before each name, with a dot; empty for none.</param>
    public IEnumerable<NamedParameter> NamedParameters(string prefix = "")
    {
        foreach (var (name, parameter, _) in _parameters) yield return new NamedParameter(Join(prefix, name), parameter);
        foreach (var (name, child) in _children)
        {
            foreach (var inner in child.NamedParameters(Join(prefix, name))) yield return inner;
        }
    }

    /// <summary>This module and every one below it with its full name, parents before children.</summary>
    /// <param name="prefix">Name of this module; empty for the root.</param>
    public IEnumerable<NamedModule> NamedModules(string prefix = "")
    {
        yield return new NamedModule(prefix, this);
        foreach (var (name, child) in _children)
        {
            foreach (var inner in child.NamedModules(Join(prefix, name))) yield return inner;
        }
    }

    /// <summary>
    /// Gives every parameter, here and below, fresh values by its own initialiser. Equal generators give equal values. A fresh
    /// module's parameters are zeros until this, or a loader, has run.
    /// </summary>
    /// <param name="random">Drawn from in the order of <see cref="NamedParameters"/>.</param>
    public void Initialize(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (var (_, parameter, initializer) in _parameters)
        {
            initializer.Fill(parameter.Value.Data, parameter.Shape, random);
            parameter.Touch();
        }

        foreach (var (_, child) in _children) child.Initialize(random);
    }

    /// <summary>Stops or resumes the training of every parameter here and below.</summary>
    /// <param name="trainable">False freezes: no gradient is collected.</param>
    public void SetTrainable(bool trainable)
    {
        foreach (var (_, parameter) in NamedParameters()) parameter.IsTrainable = trainable;
    }

    /// <summary>Frees all parameters here and below.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Registers a parameter; call it in the constructor.</summary>
    /// <param name="name">Its name in this module, such as <c>weight</c>.</param>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="initializer">Fills it in <see cref="Initialize"/>.</param>
    /// <returns>The new parameter, all zeros.</returns>
    protected Parameter Register(string name, Shape shape, IInitializer initializer)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        CheckIsNew(name);
        var parameter = new Parameter(shape);
        _parameters.Add(new Owned(name, parameter, initializer));
        return parameter;
    }

    /// <summary>Registers a child; call it in the constructor.</summary>
    /// <param name="name">Its name in this module; dots are allowed, where a checkpoint has a level that needs no class here.</param>
    /// <param name="child">Owned by this module from now on.</param>
    /// <typeparam name="TModule">The child's class.</typeparam>
    /// <returns>The same child.</returns>
    protected TModule Register<TModule>(string name, TModule child)
        where TModule : Module
    {
        ArgumentNullException.ThrowIfNull(child);
        CheckIsNew(name);
        _children.Add(new NamedModule(name, child));
        return child;
    }

    /// <summary>Frees what this module owns.</summary>
    /// <param name="disposing">Always true: there is no finaliser.</param>
    protected virtual void Dispose(bool disposing)
    {
        foreach (var (_, parameter, _) in _parameters) parameter.Dispose();
        foreach (var (_, child) in _children) child.Dispose();
    }

    private static string Join(string prefix, string name) => prefix.Length == 0 ? name : name.Length == 0 ? prefix : $"{prefix}.{name}";

    private void CheckIsNew(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_parameters.Exists(other => other.Name == name) || _children.Exists(other => other.Name == name))
            throw new ArgumentException($"{GetType().Name} already has a part named '{name}'.", nameof(name));
    }

    private readonly record struct Owned(string Name, Parameter Parameter, IInitializer Initializer);
}
