using System.Text.Json.Nodes;
using Linnet.Hub.Licensing;

namespace Linnet.Hub.Origin;

/// <summary>A lineage and its verdict as JSON, for a page that draws it.</summary>
internal static class LineageJson
{
    /// <summary>Nodes have the places of their list as numbers; edges go from child to parent by these.</summary>
    internal static JsonObject Write(LineageGraph graph)
    {
        var places = graph.Nodes.Select((node, place) => (node.Key, place)).ToDictionary(pair => pair.Key, pair => pair.place);
        return new JsonObject
        {
            ["nodes"] = new JsonArray([.. graph.Nodes.Select(Node)]),
            ["edges"] = new JsonArray([.. graph.Edges.Select(edge => new JsonObject
            {
                ["child"] = places[edge.Child],
                ["parent"] = places[edge.Parent],
                ["relation"] = edge.Relation.Word(),
            })]),
            ["truncated"] = graph.IsTruncated,
        };
    }

    /// <summary>The verdict and its reasons, the worst first.</summary>
    internal static JsonObject Write(CompatibilityReport report) => new()
    {
        ["verdict"] = Word(report.Verdict),
        ["reasons"] = new JsonArray([.. report.Findings.Select(finding => new JsonObject
        {
            ["verdict"] = Word(finding.Verdict),
            ["parent"] = finding.Parent,
            ["parentLicense"] = finding.ParentLicense,
            ["license"] = finding.ChildLicense,
            ["clause"] = finding.Clause,
            ["message"] = finding.Message,
        })]),
    };

    private static JsonObject Node(LineageNode node) => new()
    {
        ["kind"] = RepositoryKinds.Word(node.Key.Kind),
        ["id"] = node.Key.Id,
        ["revision"] = node.Revision,
        ["license"] = node.License.Expression?.ToString(),
        ["link"] = node.Record?.Link,
        ["depth"] = node.Depth,
        ["known"] = node.Record is not null,
    };

    private static string Word(Compatibility verdict) => verdict switch
    {
        Compatibility.Allowed => "allowed",
        Compatibility.AllowedWithDuties => "allowed-with-duties",
        Compatibility.Conflict => "conflict",
        _ => "unknown",
    };
}
