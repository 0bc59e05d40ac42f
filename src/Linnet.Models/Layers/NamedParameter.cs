using Linnet.Tensors;

namespace Linnet.Models.Layers;

/// <summary>A parameter and its name in the state dict.</summary>
/// <param name="Name">Composed by dots, as in <c>bert.encoder.layer.0.output.dense.weight</c>.</param>
/// <param name="Parameter">The parameter.</param>
public readonly record struct NamedParameter(string Name, Parameter Parameter);
