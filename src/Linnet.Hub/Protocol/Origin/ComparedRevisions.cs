using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Protocol.Origin;

/// <summary>Two revisions of a repository, as addresses write them: <c>base..head</c>. No name of a branch or tag has two dots in it.</summary>
/// <param name="Before">The older one.</param>
/// <param name="After">The newer one.</param>
/// <param name="BaseName">What the address calls the older one.</param>
/// <param name="HeadName">What the address calls the newer one.</param>
internal sealed record ComparedRevisions(Revision Before, Revision After, string BaseName, string HeadName)
{
    private const string Dots = "..";

    /// <summary>Finds the two.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="row">Whose revisions they are; the caller may read it.</param>
    /// <param name="text">The end of the address.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<ComparedRevisions> FindAsync(HubServices hub, RepositoryRow row, string text, CancellationToken cancellation)
    {
        var parts = text.Split(Dots);
        if (parts is not [{ Length: > 0 } before, { Length: > 0 } after] || after[0] == '.')
            throw new RefusedException(Refusal.BadRequest, $"'{text}' names no two revisions: write base..head, with two dots between two branches, tags or commits.");
        return new ComparedRevisions(await hub.Revisions.FindAsync(row, before, cancellation), await hub.Revisions.FindAsync(row, after, cancellation), before, after);
    }
}
