using System.Globalization;
using System.Text;
using Linnet.Hub.Licensing;

namespace Linnet.Hub.Origin;

/// <summary>
/// <c>ATTRIBUTION.md</c>: who made what a model was made from, under which licence, where it is and what was done to it. It answers what licences ask for under
/// attribution and stating changes; texts of licences that have to go along are listed, not written.
/// </summary>
internal static class AttributionFile
{
    internal const string FileName = "ATTRIBUTION.md";

    /// <summary>Signs that would make text of strangers into markup.</summary>
    private const string Markup = "\\`*_{}[]()<>#+!|~&";

    /// <summary>Writes the file.</summary>
    internal static string Write(LineageGraph graph)
    {
        var text = new StringBuilder();
        text.Append("# Attribution\n\n").Append(Plain(graph.Root.Key.Id))
            .Append(graph.Nodes.Count == 1 ? " names nothing that it was made from.\n" : " was made from the works below.\n");
        Append(text, graph.Root, []);
        foreach (var node in graph.Nodes.Skip(1)) Append(text, node, [.. graph.Edges.Where(edge => edge.Parent == node.Key && edge.Child != node.Key)]);
        if (graph.IsTruncated) text.Append("\nThe lineage goes on farther than is listed here.\n");
        AppendTexts(text, graph);
        return text.ToString();
    }

    private static void Append(StringBuilder text, LineageNode node, IReadOnlyList<LineageEdge> uses)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {Plain(node.Key.Id)}\n\n- What: {RepositoryKinds.Word(node.Key.Kind)}");
        if (node.Revision is { } revision) text.Append(CultureInfo.InvariantCulture, $", revision {Plain(revision)}");
        text.Append(CultureInfo.InvariantCulture, $"\n- Who: {(node.Author is { } author ? Plain(author) : "not known")}\n- Licence: {LicenseOf(node.License)}\n");
        if (node.Record?.Link is { } link) text.Append(CultureInfo.InvariantCulture, $"- Where: <{Address(link)}>\n");
        if (node.Record is null) text.Append("- Not on this hub: its card could not be read\n");
        foreach (var use in uses) text.Append(CultureInfo.InvariantCulture, $"- Changes: {use.Relation.Sentence(Plain(use.Child.Id))}\n");
        foreach (var terms in TermsOf(node))
        {
            if (terms.Statement is { } statement) text.Append(CultureInfo.InvariantCulture, $"- Notice: {Plain(statement)}\n");
            if (terms.Find(LicenseTerm.Naming)?.Detail is { } naming) text.Append(CultureInfo.InvariantCulture, $"- Name: {Plain(naming)}\n");
        }
    }

    private static string LicenseOf(CardLicense license)
    {
        if (license.Expression is not { } expression) return license.Text.Length == 0 ? "not stated" : $"not known (the card says: {Plain(license.Text)})";
        var name = expression is SimpleLicense simple && LicenseTable.Find(simple.Id) is { } terms && terms.Name != simple.Id ? $" ({Plain(terms.Name)})" : string.Empty;
        return $"{Plain(expression.ToString())}{name}{(license.Link is { } link ? $", <{Address(link)}>" : string.Empty)}";
    }

    private static void AppendTexts(StringBuilder text, LineageGraph graph)
    {
        var needed = graph.Nodes.Skip(1).SelectMany(TermsOf).Where(terms => terms.RequiresNotice).Distinct().OrderBy(terms => terms.Id, StringComparer.Ordinal).ToList();
        if (needed.Count == 0) return;
        text.Append("\n## Texts that go along\n\nThese licences ask that their text, or its address, and the notices in the original are passed on:\n\n");
        foreach (var terms in needed) text.Append(CultureInfo.InvariantCulture, $"- {Plain(terms.Id)}{(terms.Link is { } link ? $": <{Address(link)}>" : string.Empty)}\n");
    }

    private static IEnumerable<LicenseTerms> TermsOf(LineageNode node) =>
        (node.License.Expression?.Licenses() ?? []).Select(license => LicenseTable.Find(license.Id)).OfType<LicenseTerms>().Distinct();

    /// <summary>On one line, and nothing in it is markup.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Markup.Contains(letter, StringComparison.Ordinal)) plain.Append('\\');
            plain.Append(char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter);
        }

        return plain.ToString();
    }

    /// <summary>Between angle brackets no sign may end them.</summary>
    private static string Address(string link) => string.Concat(link.Where(letter => !char.IsControl(letter) && !char.IsWhiteSpace(letter)))
        .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
}
