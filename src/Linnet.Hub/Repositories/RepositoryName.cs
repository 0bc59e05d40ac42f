namespace Linnet.Hub.Repositories;

/// <summary>What a repository is called.</summary>
/// <param name="Kind">Models, datasets and spaces each have names of their own.</param>
/// <param name="Namespace">The user or the organisation that owns it.</param>
/// <param name="Name">The rest.</param>
internal sealed record RepositoryName(RepositoryKind Kind, string Namespace, string Name)
{
    /// <summary>Both parts in small letters: names that differ in case only are the same.</summary>
    internal string Key => $"{Namespace}/{Name}".ToLowerInvariant();

    /// <summary>The two parts with a slash between them.</summary>
    internal string Id => $"{Namespace}/{Name}";

    /// <summary>Reads <c>namespace/name</c>.</summary>
    /// <exception cref="RefusedException">It has another form.</exception>
    internal static RepositoryName Parse(RepositoryKind kind, string? id)
    {
        var parts = (id ?? string.Empty).Split('/');
        if (parts.Length != 2)
            throw new RefusedException(Refusal.BadRequest, $"'{id}' is no name of a repository: it has the form namespace/name.");
        return new RepositoryName(kind, parts[0], parts[1]);
    }

    /// <summary>The address below the root of the hub, without a slash in front.</summary>
    internal string Address => Kind switch
    {
        RepositoryKind.Dataset => $"datasets/{Id}",
        RepositoryKind.Space => $"spaces/{Id}",
        _ => Id,
    };
}
