using Linnet.Hub.Repositories;

namespace Linnet.Hub.Origin;

/// <summary>A model or a data set by its name. As for repositories, names that differ in case only are the same.</summary>
/// <param name="Kind">Model or dataset.</param>
/// <param name="Id">As a card names it: <c>namespace/name</c>, or a single name of old.</param>
internal sealed record LineageKey(RepositoryKind Kind, string Id)
{
    public bool Equals(LineageKey? other) => other is not null && Kind == other.Kind && Id.Equals(other.Id, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => HashCode.Combine(Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(Id));

    /// <summary>Such as <c>model:alice/base</c>.</summary>
    public override string ToString() => $"{RepositoryKinds.Word(Kind)}:{Id}";
}
