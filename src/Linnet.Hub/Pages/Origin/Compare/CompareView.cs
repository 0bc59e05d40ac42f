using Linnet.Hub.Diff.Stored;
using Linnet.Hub.Protocol.Origin;

namespace Linnet.Hub.Pages.Origin.Compare;

/// <summary>What the page that compares shows.</summary>
/// <param name="Names">Branches and tags to choose from.</param>
/// <param name="Before">What is chosen as the older one.</param>
/// <param name="After">What is chosen as the newer one.</param>
/// <param name="Revisions">The two; null while nothing is chosen.</param>
/// <param name="Comparison">What differs; null while nothing is chosen.</param>
internal sealed record CompareView(IReadOnlyList<string> Names, string Before, string After, ComparedRevisions? Revisions, Comparison? Comparison);
