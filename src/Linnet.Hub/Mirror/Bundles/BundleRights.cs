using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>Whether a caller may import a bundle: asked when its list has been read, before a byte of its files is taken in.</summary>
internal sealed class BundleRights(HubServices hub, Caller caller)
{
    /// <summary>Asks for one repository.</summary>
    /// <param name="name">Its name here.</param>
    /// <param name="present">What is here under this name; null for nothing.</param>
    /// <param name="manifest">All that comes.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RefusedException">The caller may not, or there is no room.</exception>
    internal async Task CheckAsync(RepositoryName name, RepositoryRow? present, BundleManifest manifest, CancellationToken cancellation)
    {
        caller.RequireWriter();
        if (present is not null)
        {
            await hub.Access.OpenAsync(caller, name, Verb.Administer, cancellation);
            await CheckRoomAsync(present.OwnerId, manifest, cancellation);
        }
        else if (await hub.Accounts.FindAsync(name.Namespace, cancellation) is { } owner)
        {
            await hub.Repositories.RequireOwnerAsync(caller, name.Namespace, cancellation);
            await CheckRoomAsync(owner.Id, manifest, cancellation);
        }
        else if (!caller.RulesTheHub)
        {
            throw new RefusedException(Refusal.Forbidden, $"There is nobody named {name.Namespace} here: say with 'owner' who shall own what is imported, or ask an administrator of the hub to import it.");
        }

        if (!caller.RulesTheHub && await hub.Judging.Rules.RefusesDangerousAsync(present, cancellation))
            throw new RefusedException(Refusal.Forbidden, $"Commits to {name.Id} are looked through for dangerous files, which an import is not: ask an administrator of the hub to import it.");
    }

    private Task CheckRoomAsync(long ownerId, BundleManifest manifest, CancellationToken cancellation) => hub.Quotas.CheckAsync(
        ownerId,
        manifest.Contents.Select(content => KeyValuePair.Create(ContentId.Require(content.Sha256), content.Size >= 0 ? content.Size : throw BundleFile.Wrong("it has a file of a negative size"))).DistinctBy(pair => pair.Key),
        cancellation);
}
