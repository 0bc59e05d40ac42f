using Linnet.Hub.Pages.Browsing;

namespace Linnet.Hub.Pages.Writing;

/// <summary>What the page for uploads shows.</summary>
/// <param name="At">The branch, and the folder that is proposed.</param>
/// <param name="Error">Why an upload was refused.</param>
internal sealed record UploadView(BrowsedPath At, string? Error = null);
