using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Mirror.Bundles;

/// <summary>Writes the rows of an imported repository, within the one transaction of the import.</summary>
internal sealed class BundleStore(HubDbContext context, TimeProvider clock, BundleFile file)
{
    /// <summary>Stores a repository.</summary>
    /// <returns>Its number, and what became of it.</returns>
    internal async Task<(long Id, BundleOutcome Outcome)> StoreAsync(BundlePlan plan, CancellationToken cancellation)
    {
        var key = plan.Name.Key;
        var row = await context.Repositories.FirstOrDefaultAsync(row => row.Kind == plan.Name.Kind && row.NameKey == key && row.Deleted == null, cancellation);
        var isNew = row is null;
        row ??= await CreateAsync(plan, cancellation);
        await AddTreesAsync(plan, cancellation);
        await AddBlobsAsync(plan, cancellation);
        await AddContentsAsync(plan, row.Id, cancellation);
        await AddCommitsAsync(plan, row.Id, cancellation);
        await context.SaveChangesAsync(cancellation);
        var moved = 0;
        foreach (var wanted in plan.Refs)
            if (await PutRefAsync(row, wanted, cancellation)) moved++;
        if (plan.Card is not null) await plan.Card.StoreAsync(context, row.Id, cancellation);
        if (moved > 0)
        {
            var now = clock.GetUtcNow();
            await context.Repositories.Where(known => known.Id == row.Id).ExecuteUpdateAsync(update => update.SetProperty(known => known.Modified, now), cancellation);
        }

        return (row.Id, new BundleOutcome(plan.Name.Address, isNew, plan.Commits.Count, moved));
    }

    private async Task<RepositoryRow> CreateAsync(BundlePlan plan, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(plan.Name.Namespace, cancellation);
        var now = clock.GetUtcNow();
        var row = new RepositoryRow
        {
            Kind = plan.Name.Kind,
            OwnerId = owner.Id,
            Namespace = owner.Name,
            Name = plan.Name.Name,
            NameKey = plan.Name.Key,
            Visibility = plan.IsPrivate ? Visibility.Private : Visibility.Public,
            Gating = plan.Gating,
            Created = now,
            Modified = now,
        };
        context.Repositories.Add(row);
        await context.SaveChangesAsync(cancellation);
        return row;
    }

    /// <summary>Who is unknown here becomes an organisation, which an administrator of the hub administers.</summary>
    private async Task<AccountRow> OwnerAsync(string name, CancellationToken cancellation)
    {
        var key = name.ToLowerInvariant();
        if (await context.Accounts.FirstOrDefaultAsync(row => row.NameKey == key, cancellation) is { } known) return known;
        var administrator = await context.Accounts.Where(row => row.IsAdmin && !row.IsDisabled).OrderBy(row => row.Id).FirstOrDefaultAsync(cancellation)
            ?? throw new ConfigurationException("The hub has no administrator yet, who would own what is imported: start it once first, or add one with `linnet hub user NAME --admin`.");
        var organization = new AccountRow { Name = name, NameKey = key, Kind = AccountKind.Organization, Created = clock.GetUtcNow() };
        context.Accounts.Add(organization);
        await context.SaveChangesAsync(cancellation);
        context.Memberships.Add(new MembershipRow { OrganizationId = organization.Id, UserId = administrator.Id, Role = OrganizationRole.Admin });
        return organization;
    }

    private async Task AddTreesAsync(BundlePlan plan, CancellationToken cancellation)
    {
        foreach (var ids in plan.Trees.Chunk(HubDatabase.MaxParameters))
        {
            var present = (await context.Trees.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            context.Trees.AddRange(ids.Where(id => !present.Contains(id)).Select(id => new TreeRow { Id = id, Bytes = file.Trees[id] }));
            await context.SaveChangesAsync(cancellation);
        }
    }

    private async Task AddBlobsAsync(BundlePlan plan, CancellationToken cancellation)
    {
        foreach (var blobs in plan.Blobs.Chunk(HubDatabase.MaxParameters))
        {
            var rows = blobs.Select(blob => new BlobRow { Id = IdOf(blob.Id), ContentId = ContentOf(blob), Size = blob.Size, IsPointer = blob.IsPointer }).ToList();
            var ids = rows.ConvertAll(row => row.Id).ToArray();
            var present = await context.Blobs.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.ContentId, cancellation);
            if (rows.Find(row => present.TryGetValue(row.Id, out var content) && content != row.ContentId) is { } clash)
                throw BundleFile.Wrong($"git's name {clash.Id} is taken here by other bytes: two files with one SHA-1");
            context.Blobs.AddRange(rows.Where(row => !present.ContainsKey(row.Id)));
            await context.SaveChangesAsync(cancellation);
        }
    }

    private async Task AddContentsAsync(BundlePlan plan, long repositoryId, CancellationToken cancellation)
    {
        foreach (var ids in plan.Blobs.Select(ContentOf).Distinct().Chunk(HubDatabase.MaxParameters))
        {
            var present = (await context.RepositoryContents.Where(row => row.RepositoryId == repositoryId && ids.Contains(row.ContentId)).Select(row => row.ContentId).ToListAsync(cancellation)).ToHashSet();
            context.RepositoryContents.AddRange(ids.Where(id => !present.Contains(id)).Select(id => new RepositoryContentRow { RepositoryId = repositoryId, ContentId = id }));
            await context.SaveChangesAsync(cancellation);
        }
    }

    private async Task AddCommitsAsync(BundlePlan plan, long repositoryId, CancellationToken cancellation)
    {
        foreach (var commits in plan.Commits.Chunk(HubDatabase.MaxParameters))
        {
            var ids = commits.Select(commit => commit.Id).ToArray();
            var present = (await context.Commits.Where(row => row.RepositoryId == repositoryId && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
            context.Commits.AddRange(commits.Where(commit => !present.Contains(commit.Id)).Select(commit => new CommitRow
            {
                RepositoryId = repositoryId,
                Id = commit.Id,
                TreeId = commit.Text.Tree,
                ParentId = commit.Text.Parent,
                Depth = commit.Depth,
                AuthorName = commit.Text.AuthorName,
                Title = commit.Text.Title,
                Message = commit.Text.Message,
                Date = commit.Text.Date,
                Bytes = commit.Bytes,
            }));
            await context.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>A branch goes forward and never back or aside; a tag stays where it is.</summary>
    /// <returns>Whether something changed.</returns>
    private async Task<bool> PutRefAsync(RepositoryRow repository, PlannedRef wanted, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var present = await context.Refs.FirstOrDefaultAsync(row => row.RepositoryId == repository.Id && row.Name == wanted.Name, cancellation);
        if (present is null)
        {
            context.Refs.Add(new RefRow { RepositoryId = repository.Id, Name = wanted.Name, CommitId = wanted.Commit, Message = wanted.Message, Updated = now });
            await context.SaveChangesAsync(cancellation);
            return true;
        }

        // What is ahead of the bundle stays there.
        if (await LeadsToAsync(repository.Id, wanted.Commit, present.CommitId, cancellation)) return false;
        if (wanted.Name.StartsWith(RefNames.Tags, StringComparison.Ordinal) || !await LeadsToAsync(repository.Id, present.CommitId, wanted.Commit, cancellation))
            throw new RefusedException(Refusal.Conflict, $"{repository.FullName.Id}: {wanted.Name} is at {present.CommitId} here and at {wanted.Commit} in the bundle, and neither comes after the other. Nothing was imported; give it to another owner with --owner, or rename the one that is here.");
        var commit = wanted.Commit;
        await context.Refs.Where(row => row.RepositoryId == repository.Id && row.Name == wanted.Name)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.CommitId, commit).SetProperty(row => row.Updated, now), cancellation);
        return true;
    }

    /// <summary>Whether a commit is another, or comes before it.</summary>
    private async Task<bool> LeadsToAsync(long repositoryId, ObjectId first, ObjectId last, CancellationToken cancellation)
    {
        for (ObjectId? next = last; next is { } id;)
        {
            if (id == first) return true;
            next = await context.Commits.Where(row => row.RepositoryId == repositoryId && row.Id == id).Select(row => row.ParentId).FirstOrDefaultAsync(cancellation);
        }

        return false;
    }

    private static ObjectId IdOf(string text) => ObjectId.TryParse(text, out var id) ? id : throw BundleFile.Wrong("it names a file by what is no id");

    private static ContentId ContentOf(BundleBlob blob) => ContentId.TryParse(blob.Sha256, out var id) ? id : throw BundleFile.Wrong("it names bytes by what is no SHA-256");
}
