namespace Linnet.Hub.Origin;

/// <summary>One was made from another.</summary>
/// <param name="Child">What was made.</param>
/// <param name="Parent">From what.</param>
/// <param name="Relation">How.</param>
internal sealed record LineageEdge(LineageKey Child, LineageKey Parent, ParentRelation Relation);
