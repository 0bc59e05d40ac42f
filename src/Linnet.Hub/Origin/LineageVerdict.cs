using Linnet.Hub.Licensing;

namespace Linnet.Hub.Origin;

/// <summary>Whether a model may have its licence, given everything in its lineage: a parent cannot give away what it did not have itself.</summary>
internal static class LineageVerdict
{
    /// <summary>The verdict over all generations.</summary>
    internal static CompatibilityReport Of(LineageGraph graph)
    {
        var parents = graph.Ancestors().Select(ancestor => new LicensedParent(NameOf(ancestor.Node), ancestor.Node.License.Expression, ancestor.Use));
        var report = CompatibilityCheck.Check(graph.Root.License.Expression, parents);
        if (!graph.IsTruncated) return report;
        var child = (graph.Root.License.Expression ?? SimpleLicense.Unstated).ToString();
        var rest = new LicenseFinding(Compatibility.Unknown, null, null, child, null, "the lineage goes on farther than it is followed; what lies beyond is not known");
        return new CompatibilityReport([.. report.Findings.Append(rest).OrderByDescending(finding => finding.Verdict)]);
    }

    private static string NameOf(LineageNode node) => $"{RepositoryKinds.Word(node.Key.Kind)} {node.Key.Id}";
}
