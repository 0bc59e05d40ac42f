using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories.Versions;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>Branches and tags.</summary>
internal sealed class RefService(HubDatabase database, RepositoryAccess access, Revisions revisions, CommitBuilder builder, IRepositoryIndex index, TimeProvider clock)
{
    /// <summary>All refs, by name.</summary>
    internal Task<List<RefRow>> ListAsync(RepositoryRow repository, CancellationToken cancellation) =>
        database.ReadAsync(context => context.Refs.Where(row => row.RepositoryId == repository.Id).OrderBy(row => row.Name).ToListAsync(cancellation));

    /// <summary>Begins a branch.</summary>
    /// <param name="caller">Who needs the right to write.</param>
    /// <param name="name">The repository.</param>
    /// <param name="branch">Without <c>refs/heads/</c>.</param>
    /// <param name="start">Where it begins; null for the head of main.</param>
    /// <param name="isEmpty">Begin without files and without history.</param>
    /// <param name="overwrite">Move a branch that is there already.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task CreateBranchAsync(Caller caller, RepositoryName name, string branch, string? start, bool isEmpty, bool overwrite, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        RefNames.Check(branch);
        var first = isEmpty ? await builder.BuildFirstAsync(caller, new CommitRequest($"Begin {branch}", null, null, []), []) : null;
        var from = first is null ? await revisions.FindAsync(repository, start ?? RefNames.MainBranch, cancellation) : null;
        var commit = first?.Id ?? from!.Commit;
        var indexed = overwrite && branch == RefNames.MainBranch ? await index.PrepareAsync(first?.Tree ?? from!.Tree, cancellation) : null;
        await database.WriteAsync(
            async context =>
            {
                if (first is not null) await first.AddToAsync(context, repository.Id, cancellation);
                await PutAsync(context, caller, repository, new RefRow { RepositoryId = repository.Id, Name = RefNames.Heads + branch, CommitId = commit, Updated = clock.GetUtcNow() }, overwrite, cancellation);
                if (indexed is not null) await indexed(context, repository.Id);
                return true;
            },
            cancellation);
    }

    /// <summary>Puts a name on a commit.</summary>
    internal async Task CreateTagAsync(Caller caller, RepositoryName name, string revision, string tag, string? message, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        RefNames.Check(tag);
        var commit = (await revisions.FindAsync(repository, revision, cancellation)).Commit;
        var row = new RefRow { RepositoryId = repository.Id, Name = RefNames.Tags + tag, CommitId = commit, Message = message, Updated = clock.GetUtcNow() };
        await database.WriteAsync(
            async context =>
            {
                await PutAsync(context, caller, repository, row, overwrite: false, cancellation);
                await VersionList.PinAsync(context, repository, row, cancellation);
                return true;
            },
            cancellation);
    }

    /// <summary>Removes a branch; its commits stay under their ids.</summary>
    internal Task DeleteBranchAsync(Caller caller, RepositoryName name, string branch, CancellationToken cancellation) =>
        DeleteAsync(caller, name, RefNames.Heads + branch, cancellation);

    /// <summary>Removes a tag.</summary>
    internal Task DeleteTagAsync(Caller caller, RepositoryName name, string tag, CancellationToken cancellation) => DeleteAsync(caller, name, RefNames.Tags + tag, cancellation);

    private static async Task PutAsync(HubDbContext context, Caller caller, RepositoryRow repository, RefRow wanted, bool overwrite, CancellationToken cancellation)
    {
        var known = await context.Refs.Where(row => row.RepositoryId == repository.Id).ToDictionaryAsync(row => row.Name, row => row.CommitId, cancellation);
        ObjectId? before = known.TryGetValue(wanted.Name, out var present) ? present : null;
        context.NoteRef(caller, repository.Id, wanted.Name, before, wanted.CommitId, wanted.Updated);
        if (before is not null)
        {
            if (!overwrite)
                throw new RefusedException(Refusal.Conflict, $"{repository.Namespace}/{repository.Name} already has {wanted.Name}.");
            var commit = wanted.CommitId;
            await context.Refs.Where(row => row.RepositoryId == repository.Id && row.Name == wanted.Name)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.CommitId, commit).SetProperty(row => row.Updated, wanted.Updated), cancellation);
            return;
        }

        // As in git: where there is a branch a, there is none a/b, so that an address has one meaning.
        if (known.Keys.FirstOrDefault(name => name.StartsWith(wanted.Name + "/", StringComparison.Ordinal) || wanted.Name.StartsWith(name + "/", StringComparison.Ordinal)) is { } clash)
            throw new RefusedException(Refusal.Conflict, $"{wanted.Name} cannot be beside {clash}: one name would be a folder of the other.");
        context.Refs.Add(wanted);
    }

    private async Task DeleteAsync(Caller caller, RepositoryName name, string refName, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        if (refName == RefNames.Main) throw new RefusedException(Refusal.Forbidden, $"The branch {RefNames.MainBranch} of {name.Id} cannot be deleted.");
        await database.WriteAsync(
            async context =>
            {
                var row = await context.Refs.FirstOrDefaultAsync(row => row.RepositoryId == repository.Id && row.Name == refName, cancellation)
                    ?? throw new RefusedException(Refusal.RevisionNotFound, $"{name.Id} has no {refName}.");
                context.NoteRef(caller, repository.Id, refName, row.CommitId, null, clock.GetUtcNow());
                return await context.Refs.Where(row => row.RepositoryId == repository.Id && row.Name == refName).ExecuteDeleteAsync(cancellation);
            },
            cancellation);
    }
}
