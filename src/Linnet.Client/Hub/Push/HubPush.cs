using System.Text.Json;

namespace Linnet.Client.Hub;

/// <summary>
/// One push: what the hub lacks goes first, by itself; then one commit names all of it, on top of the commit that was there when the push began. Where
/// anything fails before that, the repository is as it was, and what has gone already is found again by the next try.
/// </summary>
internal sealed class HubPush(
    HubClient client, HubApi api, HubTransport transport, HubOptions options, HubRepository repository, HubPushOptions wanted, IProgress<HubProgress>? progress)
{
    private readonly HubSubject _subject = new(repository) { Revision = wanted.Branch, IsWrite = true };

    internal async Task<HubPushResult> RunAsync(string folder, CancellationToken cancellation)
    {
        var files = LocalFolder.Files(folder, options.CacheFolder);
        var (head, start) = await OpenAsync(cancellation).ConfigureAwait(false);
        var planned = await new PushPlan(api, options, repository, start, wanted.IsPullRequest).MakeAsync(files, progress, cancellation).ConfigureAwait(false);
        var changed = planned.Where(file => !file.IsUnchanged).ToList();
        var deleted = wanted.DeletesMissing ? await GoneAsync(start, planned, cancellation).ConfigureAwait(false) : [];
        var result = new HubPushResult(head, IsNew: false) { Changed = changed.Count, Unchanged = planned.Count - changed.Count, Deleted = deleted.Count };
        if (changed.Count + deleted.Count > 0)
        {
            var meter = new TransferMeter(progress, HubStage.Sending, changed.Sum(file => file.File.Size));
            var sent = await new LfsUpload(api, transport, options, repository).RunAsync([.. changed.Where(file => file.IsLarge)], wanted.IsPullRequest ? null : wanted.Branch, meter, cancellation).ConfigureAwait(false);
            if (start != wanted.Branch) await client.CreateBranchAsync(repository, wanted.Branch, head, cancellation).ConfigureAwait(false);
            result = await CommitAsync(result with { Sent = sent }, head, changed, deleted, meter, cancellation).ConfigureAwait(false);
        }

        if (wanted.Tag is { } tag) await client.CreateTagAsync(repository, tag, result.Commit, wanted.Message.Split('\n')[0].Trim(), cancellation).ConfigureAwait(false);
        return result;
    }

    /// <summary>Finds the commit that the push stands on; creates the repository where it is missing and may be.</summary>
    /// <returns>The commit, and the revision that has it: the branch, or main where the branch is still to be begun.</returns>
    private async Task<(string Head, string Start)> OpenAsync(CancellationToken cancellation)
    {
        HubRefs refs;
        try
        {
            refs = await client.ListRefsAsync(repository, cancellation).ConfigureAwait(false);
        }
        catch (HubException error) when (wanted.Creates && options.Token is not null && (error.Code == "RepoNotFound" || error.Status == 404))
        {
            await client.CreateAsync(repository, wanted.IsPrivate, existOk: true, cancellation: cancellation).ConfigureAwait(false);
            refs = await client.ListRefsAsync(repository, cancellation).ConfigureAwait(false);
        }

        if (wanted.Tag is { } tag && refs.Tags.Any(known => known.Name == tag))
            throw new HubException($"{repository}: has a tag {tag} already, and tags stay where they are; choose another, or delete it first.");
        if (HeadOf(wanted.Branch) is { } head) return (head, wanted.Branch);
        var main = HeadOf(HubClient.DefaultRevision) ?? throw new HubException($"{repository}: has no branch {HubClient.DefaultRevision} at which {wanted.Branch} could begin.");
        return wanted.IsPullRequest
            ? throw new HubException($"{repository}: has no branch {wanted.Branch} for which something could be proposed.")
            : (main, HubClient.DefaultRevision);

        string? HeadOf(string branch) => refs.Branches.FirstOrDefault(known => known.Name == branch)?.Commit is not { } commit ? null
            : wanted.Parent is { } parent && commit != parent ? throw new HubException($"{repository}: {branch} is at {commit} and not at {parent} any more; pull, then push again.") { Status = 412 }
            : commit;
    }

    /// <summary>Files of the hub that the folder does not have. What git itself reads stays.</summary>
    private async Task<IReadOnlyList<string>> GoneAsync(string revision, IReadOnlyList<PlannedFile> planned, CancellationToken cancellation)
    {
        var here = planned.Select(file => file.File.Path).ToHashSet(StringComparer.Ordinal);
        var snapshot = await client.ListAsync(repository, revision, cancellation).ConfigureAwait(false);
        return [.. snapshot.Files.Select(file => file.Path).Where(path => path != ".gitattributes" && !here.Contains(path))];
    }

    private async Task<HubPushResult> CommitAsync(
        HubPushResult result, string parent, IReadOnlyList<PlannedFile> changed, IReadOnlyList<string> deleted, TransferMeter meter, CancellationToken cancellation)
    {
        List<CommitLine> lines = [CommitLine.Head(wanted.Message, parent)];
        lines.AddRange(changed.Select(file => file.IsLarge ? CommitLine.Large(file.File, file.Hash) : CommitLine.Small(file.File)));
        lines.AddRange(deleted.Select(CommitLine.Deleted));
        var small = changed.Where(file => !file.IsLarge).Select(file => file.File).ToList();
        var part = meter.Begin(small.Count == 1 ? small[0].Path : $"{small.Count} small files", small.Sum(file => file.Size));
        var request = new HubRequest(HttpMethod.Post, options.At($"{repository.Api}/commit/{Uri.EscapeDataString(wanted.Branch)}{(wanted.IsPullRequest ? "?create_pr=1" : string.Empty)}"))
        {
            Body = renew =>
            {
                part.Set(0);
                return new CommitContent(lines, count =>
                {
                    part.Add(count);
                    renew(count);
                });
            },
            IsLong = true,
        };
        JsonElement answer;
        try
        {
            answer = await api.SendAsync(request, _subject, cancellation).ConfigureAwait(false);
        }
        catch (HubException error) when (error.Status == 412)
        {
            if (await OwnCommitAsync(parent, changed, deleted, cancellation).ConfigureAwait(false) is { } own) return result with { Commit = own, IsNew = true };
            throw new HubException($"{repository}: somebody else has pushed to {wanted.Branch} in the meantime; pull, look at what is new, then push again: what was sent is kept.", error) { Status = 412 };
        }

        var commit = api.Commit(answer, "commitOid", _subject);
        return result with
        {
            Commit = commit,
            IsNew = commit != parent,
            Address = answer.OptionalText("commitUrl"),
            PullRequest = answer.OptionalText("pullRequestUrl"),
            Sent = result.Sent + small.Sum(file => file.Size),
        };
    }

    /// <summary>Where the answer to a commit was lost and a second try hears that the branch has moved, it may have moved to this very commit.</summary>
    private async Task<string?> OwnCommitAsync(string parent, IReadOnlyList<PlannedFile> changed, IReadOnlyList<string> deleted, CancellationToken cancellation)
    {
        if (wanted.IsPullRequest) return null;
        var ids = new List<string>();
        await foreach (var commit in client.ListCommitsAsync(repository, wanted.Branch, cancellation).ConfigureAwait(false))
        {
            ids.Add(commit.Id);
            if (ids.Count == 2) break;
        }

        if (ids.Count < 2 || ids[1] != parent) return null;
        var listed = (await client.ListAsync(repository, ids[0], cancellation).ConfigureAwait(false)).Files.ToDictionary(file => file.Path, file => file.Hash, StringComparer.Ordinal);
        var isOwn = changed.All(file => listed.GetValueOrDefault(file.File.Path) == file.Hash) && deleted.All(path => !listed.ContainsKey(path));
        return isOwn ? ids[0] : null;
    }
}
