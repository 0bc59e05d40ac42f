namespace Linnet.Hub.Origin;

/// <summary>How far lineages are followed: cards can name each other without end.</summary>
/// <param name="Depth">Generations above the first.</param>
/// <param name="Nodes">Models and data sets in all.</param>
internal sealed record LineageLimits(int Depth = 16, int Nodes = 500);
