using Linnet.Tensors;
using Linnet.Tensors.Kernels.Elementwise;
using Linnet.Tensors.Operations;
using Linnet.Tensors.Operations.Steps;

namespace Linnet.Models.Layers;

/// <summary>Names of the activations in configuration files, and their application.</summary>
public static class ActivationKinds
{
    /// <summary>The names that transformers uses; where a function has several, the first is the one that is written.</summary>
    public static IReadOnlyList<KeyValuePair<string, ActivationKind>> Names { get; } =
    [
        new("linear", ActivationKind.None),
        new("relu", ActivationKind.Relu),
        new("gelu", ActivationKind.Gelu),
        new("gelu_new", ActivationKind.GeluNew),
        new("gelu_pytorch_tanh", ActivationKind.GeluNew),
        new("gelu_fast", ActivationKind.GeluNew),
        new("tanh", ActivationKind.Tanh),
        new("sigmoid", ActivationKind.Sigmoid),
        new("silu", ActivationKind.Silu),
        new("swish", ActivationKind.Silu),
        new("elu", ActivationKind.Elu),
        new("leaky_relu", ActivationKind.LeakyRelu),
    ];

    /// <summary>The function's name in a configuration file.</summary>
    /// <param name="kind">Any activation.</param>
    public static string Name(this ActivationKind kind) => Names.First(name => name.Value == kind).Key;

    /// <summary>Applies the function to every element.</summary>
    /// <param name="kind">Any activation.</param>
    /// <param name="input">Any shape.</param>
    /// <returns>The same shape; the input itself for <see cref="ActivationKind.None"/>.</returns>
    public static Tensor Apply(this ActivationKind kind, Tensor input) => kind switch
    {
        ActivationKind.None => input,
        ActivationKind.Relu => input.Relu(),
        ActivationKind.Gelu => input.Gelu(),
        ActivationKind.GeluNew => input.GeluTanh(),
        ActivationKind.Tanh => input.Tanh(),
        ActivationKind.Sigmoid => input.Sigmoid(),
        ActivationKind.Silu => input.Silu(),
        ActivationKind.Elu => input.Elu(),
        ActivationKind.LeakyRelu => input.LeakyRelu(),
        _ => throw Unknown(kind),
    };

    /// <summary>Applies the function to every element of a vector in place.</summary>
    internal static unsafe void Apply(this ActivationKind kind, float* values, int count)
    {
        switch (kind)
        {
            case ActivationKind.None: break;
            case ActivationKind.Relu: StepOperations.Apply(values, count, default(ReluFunction)); break;
            case ActivationKind.Gelu: StepOperations.Apply(values, count, default(GeluFunction)); break;
            case ActivationKind.GeluNew: StepOperations.Apply(values, count, default(GeluTanhFunction)); break;
            case ActivationKind.Tanh: StepOperations.Apply(values, count, default(TanhFunction)); break;
            case ActivationKind.Sigmoid: StepOperations.Apply(values, count, default(SigmoidFunction)); break;
            case ActivationKind.Silu: StepOperations.Apply(values, count, default(SiluFunction)); break;
            case ActivationKind.Elu: StepOperations.Apply(values, count, new EluFunction(1)); break;
            case ActivationKind.LeakyRelu: StepOperations.Apply(values, count, new LeakyReluFunction(0.01f)); break;
            default: throw Unknown(kind);
        }
    }

    /// <summary>The part of the function that a linear layer does in its own pass; None where it cannot.</summary>
    internal static Activation Fused(this ActivationKind kind) => kind switch
    {
        ActivationKind.Relu => Activation.Relu,
        ActivationKind.Gelu => Activation.Gelu,
        ActivationKind.GeluNew => Activation.GeluTanh,
        ActivationKind.Tanh => Activation.Tanh,
        ActivationKind.Sigmoid => Activation.Sigmoid,
        _ => Activation.None,
    };

    private static ConfigurationException Unknown(ActivationKind kind) =>
        new($"There is no activation {(int)kind}; known are {string.Join(", ", Names.Select(name => name.Key))}.");
}
