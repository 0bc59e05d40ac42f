namespace Linnet.Models.Relations;

/// <summary>Where an entity stands in its text, counted in Unicode code points.</summary>
/// <param name="Start">Its first.</param>
/// <param name="End">One past its last.</param>
public readonly record struct EntitySpan(int Start, int End);
