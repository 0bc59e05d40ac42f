namespace Linnet.Models.Layers;

/// <summary>The element-wise functions that a layer can end with; <c>hidden_act</c> in a transformers <c>config.json</c>.</summary>
public enum ActivationKind
{
    /// <summary>None: the value as it is (<c>linear</c>).</summary>
    None,

    /// <summary>max(x, 0) (<c>relu</c>).</summary>
    Relu,

    /// <summary>x·Φ(x), with the exact error function (<c>gelu</c>; Hendrycks and Gimpel 2016).</summary>
    Gelu,

    /// <summary>GELU by its tanh approximation (<c>gelu_new</c>, also <c>gelu_pytorch_tanh</c> and <c>gelu_fast</c>).</summary>
    GeluNew,

    /// <summary>Hyperbolic tangent (<c>tanh</c>).</summary>
    Tanh,

    /// <summary>1 / (1 + e^-x) (<c>sigmoid</c>).</summary>
    Sigmoid,

    /// <summary>x·sigmoid(x) (<c>silu</c>, also <c>swish</c>).</summary>
    Silu,

    /// <summary>x, or e^x - 1 below zero (<c>elu</c>).</summary>
    Elu,

    /// <summary>x, or 0.01·x below zero (<c>leaky_relu</c>).</summary>
    LeakyRelu,
}
