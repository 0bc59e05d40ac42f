using Linnet.Tensors;

namespace Linnet.Training.Optimizers;

/// <summary>A tensor of an optimiser's state with the name under which a checkpoint keeps it.</summary>
/// <param name="Name">The parameter's name, a dot, and what it is, as in <c>bert.pooler.dense.weight.exp_avg</c>.</param>
/// <param name="Tensor">The values.</param>
public readonly record struct NamedTensor(string Name, Tensor Tensor);
