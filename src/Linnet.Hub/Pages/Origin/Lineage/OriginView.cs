using Linnet.Hub.Licensing;
using Linnet.Hub.Origin;
using Linnet.Hub.Origin.Stored;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Origin.Lineage;

/// <summary>What the page about licence and origin shows.</summary>
/// <param name="Revision">The commit it is about.</param>
/// <param name="RevisionName">What the address calls it.</param>
/// <param name="Graph">Where it comes from.</param>
/// <param name="Children">What was made from it.</param>
/// <param name="Verdict">Whether it may have its licence.</param>
/// <param name="Drawing">The graph as a picture.</param>
internal sealed record OriginView(
    Revision Revision, string RevisionName, LineageGraph Graph, IReadOnlyList<LineageChild> Children, CompatibilityReport Verdict, LineageDrawing Drawing);
