using System.Globalization;
using System.Text.Json.Nodes;
using Linnet.Hub.Origin;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Tests.Origin;

/// <summary>Repositories that are nothing but the heads of their cards.</summary>
internal sealed class TestLineage : ILineageSource
{
    private readonly Dictionary<LineageKey, LineageRecord> _records = [];

    /// <summary>Names that were asked for, in order.</summary>
    internal List<string> Asked { get; } = [];

    /// <summary>Adds a model.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="head">The head of its card as JSON.</param>
    internal TestLineage Model(string id, string head = "{}") => Add(new LineageKey(RepositoryKind.Model, id), head);

    /// <summary>Adds a data set.</summary>
    internal TestLineage Dataset(string id, string head = "{}") => Add(new LineageKey(RepositoryKind.Dataset, id), head);

    /// <summary>Has a name lead to a model that is called otherwise now.</summary>
    internal TestLineage Renamed(string old, string now)
    {
        _records[new LineageKey(RepositoryKind.Model, old)] = _records[new LineageKey(RepositoryKind.Model, now)];
        return this;
    }

    public Task<LineageRecord?> FindAsync(LineageKey key, CancellationToken cancellation)
    {
        Asked.Add(key.ToString());
        return Task.FromResult(_records.GetValueOrDefault(key));
    }

    internal Task<LineageGraph> GraphAsync(string root, LineageLimits? limits = null) =>
        LineageBuilder.BuildAsync(_records[new LineageKey(RepositoryKind.Model, root)], this, limits ?? new LineageLimits());

    private TestLineage Add(LineageKey key, string head)
    {
        var revision = (_records.Count + 1).ToString("D40", CultureInfo.InvariantCulture);
        _records[key] = new LineageRecord(key, revision, CardOrigin.Read(JsonNode.Parse(head)!.AsObject()), Link: $"https://hub.example/{key.Id}");
        return this;
    }
}
