using Linnet.Hub.Repositories;

namespace Linnet.Hub.Protocol;

/// <summary>How addresses name the kinds of repositories.</summary>
internal static class KindPrefixes
{
    internal static readonly IReadOnlyList<RepositoryKind> All = Enum.GetValues<RepositoryKind>();

    /// <summary>In addresses of the API.</summary>
    internal static string Api(RepositoryKind kind) => kind switch
    {
        RepositoryKind.Dataset => "datasets",
        RepositoryKind.Space => "spaces",
        _ => "models",
    };

    /// <summary>In front of a file's address; models have none.</summary>
    internal static string Files(RepositoryKind kind) => kind == RepositoryKind.Model ? string.Empty : $"{Api(kind)}/";

    /// <summary>The word in bodies; none means a model.</summary>
    internal static RepositoryKind Parse(string? type) => type switch
    {
        null or "" or "model" => RepositoryKind.Model,
        "dataset" => RepositoryKind.Dataset,
        "space" => RepositoryKind.Space,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{type}' is no type of repository here: use model, dataset or space."),
    };
}
