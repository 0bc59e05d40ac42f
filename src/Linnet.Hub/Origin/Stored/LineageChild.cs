using Linnet.Hub.Database;

namespace Linnet.Hub.Origin.Stored;

/// <summary>Something that was made from a repository.</summary>
/// <param name="Row">What was made.</param>
/// <param name="Relation">How.</param>
internal sealed record LineageChild(RepositoryRow Row, ParentRelation Relation);
