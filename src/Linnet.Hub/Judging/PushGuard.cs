using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Diff;
using Linnet.Hub.Diff.Stored;
using Linnet.Hub.Objects;
using Linnet.Hub.Quality;
using Linnet.Hub.Repositories;
using Linnet.Hub.Work;

namespace Linnet.Hub.Judging;

/// <summary>
/// Stands at the door: where it is told to, it turns away commits with secrets or harmful pickles, as far as these are found at once; and every version of
/// a model is put on the list of those to be checked in full.
/// </summary>
internal sealed class PushGuard(PushRules rules, JobQueue jobs, ContentStore contents) : ICommitWatcher
{
    /// <summary>Versions that follow each other fast are checked once, the last of them.</summary>
    internal static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    private const int MaxShown = 5;

    /// <summary>What can be looked at while somebody waits; the check afterwards looks at all.</summary>
    private static readonly QualityOptions Quick = new() { MaxLoadBytes = 0, MaxTextBytes = 1 << 20, MaxPickleBytes = 16 << 20, MaxFiles = 2000 };

    public async Task CheckAsync(RepositoryRow repository, CommitDraft draft, CommitRequest request, CancellationToken cancellation)
    {
        if (!await rules.RefusesDangerousAsync(repository, cancellation)) return;
        var files = new StoredVersion(contents, FilesOf(draft, request));
        using var version = await CheckedVersion.GatherAsync(files, Quick, (_, _) => throw new InvalidOperationException("Nothing is loaded at the door."), cancellation);
        RuleResult[] results = [await SecretsRule.CheckAsync(version, Quick, cancellation), await PicklesRule.CheckAsync(version, Quick, cancellation)];
        var dangers = results.Where(result => result.IsDangerous).ToArray();
        if (dangers.Length == 0) return;
        var findings = dangers.SelectMany(result => result.Findings).Take(MaxShown).Select(finding => finding.English);
        throw new RefusedException(Refusal.BadRequest, $"Nothing was committed: this repository takes no secrets and no harmful pickles. {string.Join(" ", findings)} Take them out and push again; a secret that has left your machine should be withdrawn.");
    }

    public async Task FollowAsync(HubDbContext context, RepositoryRow repository, string refName, CommitDraft draft, CancellationToken cancellation)
    {
        if (repository.Kind != RepositoryKind.Model || refName != RefNames.Main) return;
        await jobs.AddLatestAsync(context, new JobOrder(JobKinds.Quality, repository.Id, draft.Id) { Delay = Delay }, cancellation);
    }

    /// <summary>The files that a commit brings along, with what their pointers stand for.</summary>
    private static List<VersionFile> FilesOf(CommitDraft draft, CommitRequest request)
    {
        var sizes = new Dictionary<ContentId, long>();
        foreach (var file in draft.Blobs.Values) sizes[file.Content] = file.Size;
        var files = new Dictionary<string, VersionFile>(StringComparer.Ordinal);
        foreach (var operation in request.Operations)
        {
            ContentId? content = operation switch
            {
                PutFile put => put.Added.Content.Size == put.Added.Head.Length && LfsPointer.Parse(put.Added.Head) is { } pointer ? pointer.Content : put.Added.Content.Id,
                PutStored stored => stored.Content,
                _ => null,
            };
            if (content is { } id && sizes.TryGetValue(id, out var size)) files[operation.Path] = new VersionFile(operation.Path, size, id.ToString());
        }

        return [.. files.Values];
    }
}
