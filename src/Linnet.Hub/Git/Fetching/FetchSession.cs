using System.Globalization;
using Linnet.Hub.Git.Packets;
using Linnet.Hub.Git.Packs;
using Linnet.Hub.Git.Refs;
using Linnet.Hub.Git.Walk;
using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Fetching;

/// <summary>One request for a pack, whose ids have been looked up.</summary>
internal sealed class FetchSession
{
    /// <summary>How many commits of the client are compared with a commit that comes without its parents; the first ones are the newest.</summary>
    private const int MaxBases = 16;

    /// <summary>Objects between two words about progress.</summary>
    private const int ProgressStep = 10_000;

    private readonly IGitObjectSource _source;
    private readonly CommitGraph _graph;
    private readonly FetchRequest _request;
    private readonly GitLimits _limits;
    private readonly RefList _refs;
    private readonly Wanted _wanted;
    private CommitSelection? _selection;

    private FetchSession(
        IGitObjectSource source, CommitGraph graph, FetchRequest request, GitLimits limits, RefList refs, Wanted wanted, ShallowPlan plan, IReadOnlyList<ObjectId> common)
    {
        _source = source;
        _graph = graph;
        _request = request;
        _limits = limits;
        _refs = refs;
        _wanted = wanted;
        Plan = plan;
        Common = common;
    }

    /// <summary>Where the history ends for the client.</summary>
    internal ShallowPlan Plan { get; }

    /// <summary>What both sides have, in the order in which the client named it.</summary>
    internal IReadOnlyList<ObjectId> Common { get; }

    /// <summary>Looks up what a client asks for.</summary>
    /// <exception cref="GitProtocolException">It asks for something that is not here.</exception>
    internal static async Task<FetchSession> OpenAsync(IGitObjectSource source, FetchRequest request, GitLimits limits, CancellationToken cancellation)
    {
        var graph = new CommitGraph(source, limits.MaxObjects);
        var refs = await RefList.LoadAsync(source, cancellation);
        var not = request.Shallow.Not.Select(name => (refs.Find(name) ?? throw new GitProtocolException("git upload-pack: ambiguous deepen-not")).Commit).ToList();
        var wanted = await Wanted.ResolveAsync(source, graph, refs.Refs, request.Wants, limits.MaxObjects, cancellation);
        var plan = await ShallowPlan.MakeAsync(graph, wanted.Commits, request.Shallow, not, cancellation);
        return new FetchSession(source, graph, request, limits, refs, wanted, plan, await graph.KnownAsync(request.Haves, cancellation));
    }

    /// <summary>Whether a pack can be made from what the client has said so far: it has something of every way back from what it wants.</summary>
    internal async Task<bool> IsReadyAsync(CancellationToken cancellation) => Common.Count > 0 && (await SelectAsync(cancellation)).IsClosed;

    /// <summary>Tells where the history ends, as far as that changes.</summary>
    internal async Task WriteShallowAsync(PacketWriter packets, CancellationToken cancellation)
    {
        foreach (var id in Plan.Shallow) await packets.LineAsync($"shallow {id}", cancellation);
        foreach (var id in Plan.Unshallow) await packets.LineAsync($"unshallow {id}", cancellation);
    }

    /// <summary>Sends the pack, or says on the way of the pack why it does not come.</summary>
    internal async Task SendAsync(PackChannel channel, CancellationToken cancellation)
    {
        try
        {
            var objects = await ListAsync(channel, cancellation);
            using var pack = new PackWriter(channel);
            await pack.BeginAsync(objects.Count, cancellation);
            foreach (var (id, kind) in objects.Items)
            {
                await using var item = await _source.OpenAsync(id, kind, cancellation);
                await pack.AddAsync(item, cancellation);
            }

            await pack.EndAsync(cancellation);
            await channel.EndAsync(cancellation);
        }
        catch (GitProtocolException refused)
        {
            if (!await channel.FailAsync(refused.Message, cancellation)) throw;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await channel.FailAsync("the hub failed while it made the pack; its log says why", cancellation);
            throw;
        }
    }

    private async ValueTask<CommitSelection> SelectAsync(CancellationToken cancellation) =>
        _selection ??= await new CommitWalk(_graph, Plan.Cuts).SelectAsync(_wanted.Commits.Concat(Plan.MoreWants), Common, cancellation);

    private async Task<ObjectList> ListAsync(PackChannel channel, CancellationToken cancellation)
    {
        var objects = new ObjectList(_limits.MaxObjects);
        var commits = (await SelectAsync(cancellation)).Commits;
        foreach (var commit in commits) objects.Add(commit.Id, GitObjectKind.Commit);
        foreach (var tag in _wanted.Tags) objects.Add(tag, GitObjectKind.Tag);
        foreach (var tag in _refs.Refs.Where(tag => _request.IncludesTags && tag.Peeled is { } commit && objects.Contains(commit))) objects.Add(tag.Id, GitObjectKind.Tag);
        var walk = new TreeWalk(_source, _request.Filter, objects);
        var told = 0;
        foreach (var commit in commits)
        {
            await walk.AddAsync(commit.Tree, await BasesAsync(commit, cancellation), cancellation);
            if (objects.Count - told < ProgressStep) continue;
            told = objects.Count;
            await channel.ProgressAsync(Progress(told, "\r"), cancellation);
        }

        foreach (var (id, kind) in _wanted.Parts)
        {
            if (kind == GitObjectKind.Tree) await walk.AddAsync(id, [], cancellation);

            // A folder or file that is asked for by name comes whatever the filter says.
            objects.Add(id, kind);
        }

        await channel.ProgressAsync(Progress(objects.Count, ", done.\n"), cancellation);
        return objects;
    }

    private static string Progress(int count, string end) => string.Create(CultureInfo.InvariantCulture, $"Counting objects: {count}{end}");

    /// <summary>Folders that the client has, or gets with the parents of a commit.</summary>
    private async Task<IReadOnlyList<ObjectId>> BasesAsync(GitCommit commit, CancellationToken cancellation)
    {
        var comesAlone = Plan.Cuts.Contains(commit.Id) || commit.Parents.Count == 0;
        var bases = new List<ObjectId>();
        foreach (var id in comesAlone ? Common.Concat(Plan.Unshallow).Take(MaxBases) : commit.Parents) bases.Add((await _graph.GetAsync(id, cancellation)).Tree);
        return bases;
    }
}
