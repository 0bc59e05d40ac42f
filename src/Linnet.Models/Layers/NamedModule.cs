namespace Linnet.Models.Layers;

/// <summary>A module and its name among its parent's children.</summary>
/// <param name="Name">As in <c>classifier</c>; may itself hold dots.</param>
/// <param name="Module">The module.</param>
public readonly record struct NamedModule(string Name, Module Module);
