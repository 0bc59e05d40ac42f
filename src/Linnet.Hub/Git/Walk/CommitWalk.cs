using Linnet.Hub.Objects;

namespace Linnet.Hub.Git.Walk;

/// <summary>
/// Selects what can be reached from the wanted commits and not from those that the client has. Both are followed from the newest commit to
/// the older ones, until nothing wanted is left to look at: what lies before the common history is never read. Clocks that went wrong can
/// make the result too large, never too small.
/// </summary>
/// <param name="graph">The history.</param>
/// <param name="cuts">Commits whose parents the client does not have, or shall not get.</param>
internal sealed class CommitWalk(CommitGraph graph, IReadOnlySet<ObjectId> cuts)
{
    private readonly Dictionary<ObjectId, State> _states = new();
    private readonly PriorityQueue<GitCommit, long> _queue = new();
    private int _wantedInQueue;

    private enum State
    {
        QueuedWanted,
        Wanted,
        QueuedKnown,
        Known,
    }

    /// <summary>Walks, once.</summary>
    internal async Task<CommitSelection> SelectAsync(IEnumerable<ObjectId> wants, IEnumerable<ObjectId> haves, CancellationToken cancellation)
    {
        foreach (var id in haves) await PushAsync(id, isKnown: true, cancellation);
        foreach (var id in wants) await PushAsync(id, isKnown: false, cancellation);
        var met = new List<GitCommit>();
        while (_wantedInQueue > 0 && _queue.TryDequeue(out var commit, out _))
        {
            var isKnown = _states[commit.Id] == State.QueuedKnown;
            _states[commit.Id] = isKnown ? State.Known : State.Wanted;
            if (!isKnown)
            {
                _wantedInQueue--;
                met.Add(commit);
            }

            foreach (var parent in ParentsOf(commit)) await PushAsync(parent, isKnown, cancellation);
        }

        var selected = met.Where(commit => _states[commit.Id] == State.Wanted).ToList();
        return new CommitSelection(selected, selected.All(commit => ParentsOf(commit).Count > 0));
    }

    private IReadOnlyList<ObjectId> ParentsOf(GitCommit commit) => cuts.Contains(commit.Id) ? [] : commit.Parents;

    private async ValueTask PushAsync(ObjectId id, bool isKnown, CancellationToken cancellation)
    {
        if (!_states.TryGetValue(id, out var state))
        {
            _states[id] = isKnown ? State.QueuedKnown : State.QueuedWanted;
            if (!isKnown) _wantedInQueue++;
        }
        else if (isKnown && state == State.QueuedWanted)
        {
            // It is in the queue already, and counts otherwise from now on.
            _states[id] = State.QueuedKnown;
            _wantedInQueue--;
            return;
        }
        else if (isKnown && state == State.Wanted)
        {
            // Met too early, because of a clock: its parents have to hear of it.
            _states[id] = State.QueuedKnown;
        }
        else
        {
            return;
        }

        var commit = await graph.GetAsync(id, cancellation);
        _queue.Enqueue(commit, -commit.Time);
    }
}
