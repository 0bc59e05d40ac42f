using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;

namespace Linnet.Models.Architectures;

/// <summary>The bias of an output layer whose weight is the table of word vectors.</summary>
internal sealed class OutputBias : Module
{
    internal OutputBias(int size) => Bias = Register("bias", new Shape(size), Constant.Zeros);

    /// <summary><c>[vocabulary]</c>.</summary>
    internal Parameter Bias { get; }
}
