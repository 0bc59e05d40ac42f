using Linnet.Hub.Access;

namespace Linnet.Hub.Repositories;

/// <summary>What a new repository shall be.</summary>
/// <param name="Kind">Model, dataset or space.</param>
/// <param name="Namespace">Its owner; null for the caller.</param>
/// <param name="Name">Its name.</param>
/// <param name="Visibility">Who knows of it.</param>
/// <param name="License">Goes into its README; null for none.</param>
/// <param name="InitialFiles">Files of the first commit.</param>
internal sealed record NewRepository(
    RepositoryKind Kind, string? Namespace, string Name, Visibility Visibility, string? License, IReadOnlyList<(string Path, byte[] Bytes)> InitialFiles);
