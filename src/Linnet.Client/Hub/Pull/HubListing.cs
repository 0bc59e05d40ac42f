using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>Asks a hub which commit a revision is, and which files that has.</summary>
internal sealed class HubListing(HubApi api, HubOptions options, HubRepository repository, string revision)
{
    private const int MaxFiles = 1_000_000;

    private readonly HubSubject _subject = new(repository) { Revision = revision };

    /// <summary>The commit of the revision.</summary>
    internal async Task<string> CommitAsync(CancellationToken cancellation)
    {
        var info = await api.GetAsync(options.At($"{repository.Api}/revision/{Uri.EscapeDataString(revision)}"), _subject, cancellation).ConfigureAwait(false);
        return api.Commit(info, "sha", _subject);
    }

    internal async Task<HubSnapshot> ReadAsync(CancellationToken cancellation)
    {
        var commit = await CommitAsync(cancellation).ConfigureAwait(false);
        var files = new List<HubFile>();
        await foreach (var entry in api.PagesAsync(options.At($"{repository.Api}/tree/{commit}?recursive=true&expand=false"), _subject, cancellation).ConfigureAwait(false))
        {
            if (api.Text(entry, "type", _subject) == "file") files.Add(File(entry));
            if (files.Count > MaxFiles) throw api.Unusable(_subject, "a list of files without end");
        }

        if (files.DistinctBy(file => file.Path, StringComparer.OrdinalIgnoreCase).Count() != files.Count) throw api.Unusable(_subject, "its list of files, where a name stands twice");
        return new HubSnapshot(commit, files);
    }

    private HubFile File(JsonElement entry)
    {
        var content = entry.Field("lfs") is { ValueKind: JsonValueKind.Object } lfs ? lfs : entry;
        var size = content.OptionalNumber("size") ?? throw api.Unusable(_subject, "the size of a file");
        return HubFile.Checked(api.Text(entry, "path", _subject), size, api.Text(content, "oid", _subject), entry.OptionalText("sha256"));
    }
}
