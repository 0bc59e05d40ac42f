using Linnet.Hub.Access;
using Linnet.Hub.Protocol;

namespace Linnet.Hub.Git.Stored;

/// <summary>The door of git clients to the repositories of a hub.</summary>
internal static class StoredRepositories
{
    /// <summary>Opens for those who may read. Who pushes needs no more, for all that is told is how else to do it.</summary>
    internal static OpenRepository Door(HubServices hub) => async (context, name, _) =>
    {
        var row = await hub.Access.OpenAsync(context.Caller, name, Verb.Read, context.RequestAborted);
        return new StoredRepository(row, hub.Database, hub.History, hub.Trees, hub.Contents);
    };
}
