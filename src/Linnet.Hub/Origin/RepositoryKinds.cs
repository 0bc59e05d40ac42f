using Linnet.Hub.Repositories;

namespace Linnet.Hub.Origin;

/// <summary>The words for what a repository holds, in everything that is written about origin.</summary>
internal static class RepositoryKinds
{
    /// <summary>In small letters, in the singular.</summary>
    internal static string Word(RepositoryKind kind) => kind switch
    {
        RepositoryKind.Dataset => "dataset",
        RepositoryKind.Space => "space",
        _ => "model",
    };

    /// <summary>Reads what <see cref="Word"/> writes.</summary>
    internal static bool TryParse(string word, out RepositoryKind kind)
    {
        kind = word switch { "dataset" => RepositoryKind.Dataset, "space" => RepositoryKind.Space, _ => RepositoryKind.Model };
        return Word(kind) == word;
    }
}
