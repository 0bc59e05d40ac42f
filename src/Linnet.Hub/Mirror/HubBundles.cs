using Linnet.Hub.Access;
using Linnet.Hub.Mirror.Bundles;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Mirror;

/// <summary>Carries repositories between hubs that cannot reach each other, as one file (docs/hub/bundle.md). Both may run meanwhile.</summary>
public static class HubBundles
{
    /// <summary>Writes repositories with their history into one file, whole or not at all.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="repositories">Names, as in <c>acme/mine</c> or <c>datasets/acme/mine</c>.</param>
    /// <param name="file">Replaced, if it is there.</param>
    /// <param name="since">A bundle that the reader has imported, or a revision that the reader has; null for everything.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many bytes the file has.</returns>
    /// <exception cref="LinnetException">There is no such hub or repository, or the bundle before cannot be read.</exception>
    public static async Task<long> ExportAsync(HubOptions options, IReadOnlyList<string> repositories, string file, string? since, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(repositories);
        using var hub = await OpenAsync(options, cancellation);
        var before = since is not null && File.Exists(since) ? await ReadManifestAsync(since, cancellation) : null;
        var collector = new BundleCollector(hub, BundleLimits.Beside);
        foreach (var name in repositories.Select(Parse))
        {
            var row = await hub.Access.OpenAsync(Everybody, name, Verb.Read, cancellation);
            await collector.AddAsync(row, await KnownAsync(hub, row, before, since, cancellation), cancellation);
        }

        return await WriteAsync(file, stream => new BundleWriter(hub, collector).WriteAsync(stream, cancellation));
    }

    /// <summary>Brings the repositories of a file into a hub, all or none.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="file">What <see cref="ExportAsync"/> wrote.</param>
    /// <param name="owner">Who owns them here; null for the owner that they had, which becomes an organisation where it is unknown.</param>
    /// <param name="cancellation">Ends the work; nothing is visible then.</param>
    /// <returns>What became of each.</returns>
    /// <exception cref="LinnetException">The file is damaged, or something here is in its way.</exception>
    public static async Task<IReadOnlyList<BundleOutcome>> ImportAsync(HubOptions options, string file, string? owner, CancellationToken cancellation = default)
    {
        using var hub = await OpenAsync(options, cancellation);
        await using var stream = Open(file);
        return await new BundleImport(hub, owner, BundleLimits.Beside, rights: null).RunAsync(stream, cancellation);
    }

    /// <summary>Who has the folder has all that is in it.</summary>
    private static Caller Everybody => new() { UserId = 0, IsAdmin = true, Role = TokenRole.Admin };

    private static Task<HubServices> OpenAsync(HubOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return HubServices.Exists(options)
            ? HubServices.OpenAsync(options, TimeProvider.System, cancellation)
            : throw new ConfigurationException($"{options.DataFolder}: there is no hub in this folder; name the one given to `linnet hub --data`.");
    }

    private static FileStream Open(string file) => File.Exists(file)
        ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan)
        : throw new ConfigurationException($"{file}: there is no such file.");

    private static async Task<BundleManifest> ReadManifestAsync(string file, CancellationToken cancellation)
    {
        await using var stream = Open(file);
        return await BundleFile.ReadManifestAsync(stream, cancellation);
    }

    private static RepositoryName Parse(string text) => text.Split('/', 2) switch
    {
        ["datasets", var id] when id.Contains('/', StringComparison.Ordinal) => RepositoryName.Parse(RepositoryKind.Dataset, id),
        ["spaces", var id] when id.Contains('/', StringComparison.Ordinal) => RepositoryName.Parse(RepositoryKind.Space, id),
        _ => RepositoryName.Parse(RepositoryKind.Model, text),
    };

    private static async Task<IReadOnlyCollection<ObjectId>> KnownAsync(HubServices hub, Database.RepositoryRow row, BundleManifest? before, string? since, CancellationToken cancellation)
    {
        if (since is null) return [];
        if (before is null) return [(await hub.Revisions.FindAsync(row, since, cancellation)).Commit];
        var known = before.Repositories.FirstOrDefault(item => item.Kind.Equals(row.Kind.ToString(), StringComparison.OrdinalIgnoreCase) && item.Name.Equals(row.FullName.Id, StringComparison.OrdinalIgnoreCase));
        return [.. (known?.Refs ?? []).Select(item => ObjectId.TryParse(item.Commit, out var id) ? id : default)];
    }

    private static async Task<long> WriteAsync(string file, Func<Stream, Task> write)
    {
        var full = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = $"{full}.{Path.GetRandomFileName()}";
        try
        {
            long length;
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20, FileOptions.Asynchronous))
            {
                await write(stream);
                await stream.FlushAsync();
                stream.Flush(flushToDisk: true);
                length = stream.Length;
            }

            File.Move(temporary, full, overwrite: true);
            return length;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
