using Linnet.Hub.Repositories;

namespace Linnet.Hub.Mirror.Upstream;

/// <content>Histories, which never change under the commit that they lead to, and refs, which do.</content>
internal sealed partial class UpstreamMirror
{
    /// <summary>What led to a version.</summary>
    internal async Task<MirrorHistory> HistoryAsync(MirrorVersion version, CancellationToken cancellation)
    {
        if (await _store.FindHistoryAsync(version.Name, version.Commit, cancellation) is { } known) return known;
        var before = await _store.HistoriesAsync(version.Name, cancellation);
        var history = await AskAsync(version.Name, version.Commit.ToString(), () => FetchHistoryAsync(version, before, cancellation));
        await _store.SaveHistoryAsync(version.Name, version.Commit, history, cancellation);
        return history;
    }

    /// <summary>Branches and tags, as they were said lately, or last where the other hub cannot be asked.</summary>
    internal async Task<MirrorRefs> RefsAsync(RepositoryName name, CancellationToken cancellation)
    {
        var known = await _store.FindRefsAsync(name, cancellation);
        if (known is { } kept && (_hub.Clock.GetUtcNow() - kept.Asked < _options.FreshFor || IsResting)) return kept.Refs;
        try
        {
            var refs = await AskAsync(name, RefNames.MainBranch, async () => MirrorRefs.Of(await _client.ListRefsAsync(TryParse(name)!, cancellation)));
            await _store.SaveRefsAsync(name, refs, cancellation);
            return refs;
        }
        catch (RefusedException error) when (error.Refusal == Refusal.Unavailable && known is { } last)
        {
            return last.Refs;
        }
    }

    /// <summary>Reads commits up to one whose history is here already.</summary>
    private async Task<MirrorHistory> FetchHistoryAsync(MirrorVersion version, IReadOnlySet<string> before, CancellationToken cancellation)
    {
        var commits = new List<MirrorCommit>();
        await foreach (var commit in _client.ListCommitsAsync(TryParse(version.Name)!, version.Commit.ToString(), cancellation))
        {
            if (before.Contains(commit.Id) && await _store.FindHistoryAsync(version.Name, IdOf(commit.Id), cancellation) is { } rest)
            {
                commits.AddRange(rest.Commits);
                return new MirrorHistory([.. commits.Take(MirrorHistory.MaxCommits)], rest.IsWhole && commits.Count <= MirrorHistory.MaxCommits);
            }

            if (commits.Count == MirrorHistory.MaxCommits) return new MirrorHistory(commits, IsWhole: false);
            commits.Add(new MirrorCommit(commit.Id, commit.Title, commit.Message, commit.Date, commit.Author));
        }

        return new MirrorHistory(commits, IsWhole: true);
    }

    private static Objects.ObjectId IdOf(string text) => Objects.ObjectId.TryParse(text, out var id) ? id : default;

    /// <summary>Asks the other hub for something that it has, or has not, or cannot say now.</summary>
    private async Task<T> AskAsync<T>(RepositoryName name, string revision, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (HubException error) when (error.Status is null)
        {
            Rest();
            throw Unreachable();
        }
        catch (HubException error)
        {
            throw Refused(name, revision, error);
        }
    }
}
