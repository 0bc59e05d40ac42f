using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Origin.Versions;

/// <summary>What the page shows that asks before a branch is rolled back.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Head">Where it is.</param>
/// <param name="Target">To whose files it shall go back.</param>
internal sealed record RollbackView(string Branch, Revision Head, Revision Target);
