using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Repository;

/// <summary>The drawing of each kind of repository.</summary>
internal static class RepositoryIcons
{
    internal static string Of(RepositoryKind kind) => kind switch
    {
        RepositoryKind.Dataset => "dataset",
        RepositoryKind.Space => "app",
        _ => "model",
    };
}
