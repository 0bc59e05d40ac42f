using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Linnet.Hub.Licensing;
using Linnet.Hub.Limits;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>Creates, renames and deletes repositories, and changes their settings.</summary>
internal sealed class RepositoryService(
    HubDatabase database, RepositoryAccess access, Accounts accounts, CommitBuilder builder, CommitService commits, ContentStore contents, IRepositoryIndex index, Quotas quotas, TimeProvider clock)
{
    /// <summary>How long a deleted repository can be brought back.</summary>
    internal static readonly TimeSpan GracePeriod = TimeSpan.FromDays(7);

    /// <summary>Creates a repository with its first commit, both or neither.</summary>
    /// <exception cref="RefusedException">The name is taken, or the caller may not.</exception>
    internal async Task<RepositoryRow> CreateAsync(Caller caller, NewRepository wanted, CancellationToken cancellation)
    {
        var userId = caller.RequireUser();
        var owner = await RequireOwnerAsync(caller, wanted.Namespace ?? caller.Name, cancellation);
        NameRules.Check(wanted.Name);
        var name = new RepositoryName(wanted.Kind, owner.Name, wanted.Name);
        await CheckFreeAsync(name, cancellation);
        var files = new List<(string, AddedContent)>();
        await using (var upload = contents.BeginUpload())
        {
            foreach (var (path, bytes) in InitialFiles(wanted)) files.Add((path, await upload.AddAsync(new MemoryStream(bytes), bytes.Length, null, cancellation)));
            await upload.CompleteAsync(userId, cancellation);
        }

        var draft = await builder.BuildFirstAsync(caller, new CommitRequest("Initial commit", null, null, []), files);
        await quotas.CheckAsync(owner.Id, draft.Contents, cancellation);
        var card = await commits.CardOfAsync(draft, cancellation);
        var indexed = await index.PrepareAsync(draft, card, cancellation);
        var now = clock.GetUtcNow();
        var row = new RepositoryRow
        {
            Kind = wanted.Kind,
            OwnerId = owner.Id,
            Namespace = owner.Name,
            Name = wanted.Name,
            NameKey = name.Key,
            Visibility = wanted.Visibility,
            Created = now,
            Modified = now,
        };
        return await database.WriteAsync(
            async context =>
            {
                context.Repositories.Add(row);
                await context.SaveChangesAsync(cancellation);
                await draft.AddToAsync(context, row.Id, cancellation);
                context.Refs.Add(new RefRow { RepositoryId = row.Id, Name = RefNames.Main, CommitId = draft.Id, Updated = now });
                if (card is not null) await card.StoreAsync(context, row.Id, cancellation);
                await indexed(context, row.Id);
                context.Note(caller, row.Id, ActivityKind.Created, now);
                return row;
            },
            cancellation);
    }

    /// <summary>Gives a repository another name, or another owner. The old name leads to it from then on.</summary>
    internal async Task MoveAsync(Caller caller, RepositoryName from, RepositoryName to, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, from, Verb.Administer, cancellation);
        NameRules.Check(to.Name);
        var owner = await RequireOwnerAsync(caller, to.Namespace, cancellation);
        var name = to with { Kind = from.Kind, Namespace = owner.Name };
        if (name.Key != from.Key) await CheckFreeAsync(name, cancellation);
        var (oldKey, newKey) = (repository.NameKey, name.Key);
        await database.WriteAsync(
            async context =>
            {
                await context.Repositories.Where(row => row.Id == repository.Id).ExecuteUpdateAsync(
                    update => update.SetProperty(row => row.OwnerId, owner.Id).SetProperty(row => row.Namespace, name.Namespace)
                        .SetProperty(row => row.Name, name.Name).SetProperty(row => row.NameKey, newKey),
                    cancellation);
                await index.RenameAsync(context, repository.Id, name, cancellation);
                await context.FormerNames.Where(row => row.Kind == from.Kind && (row.NameKey == newKey || row.NameKey == oldKey)).ExecuteDeleteAsync(cancellation);
                if (oldKey != newKey) context.FormerNames.Add(new FormerNameRow { Kind = from.Kind, NameKey = oldKey, RepositoryId = repository.Id });
                context.Note(caller, repository.Id, ActivityKind.Moved, clock.GetUtcNow()).Text = repository.FullName.Id;
                return true;
            },
            cancellation);
    }

    /// <summary>Deletes a repository; its rows and bytes stay for <see cref="GracePeriod"/>, and its name is free at once.</summary>
    internal async Task DeleteAsync(Caller caller, RepositoryName name, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Administer, cancellation);
        DateTimeOffset? now = clock.GetUtcNow();
        await database.WriteAsync(
            async context =>
            {
                context.Note(caller, repository.Id, ActivityKind.Deleted, now.Value);
                await index.RemoveAsync(context, repository.Id, cancellation);
                return await context.Repositories.Where(row => row.Id == repository.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.Deleted, now), cancellation);
            },
            cancellation);
    }

    /// <summary>Changes who knows of a repository and who may read it.</summary>
    /// <param name="caller">Who needs the right to administer.</param>
    /// <param name="name">The repository.</param>
    /// <param name="visibility">Null leaves it as it is.</param>
    /// <param name="gating">Null leaves it as it is.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task ChangeAsync(Caller caller, RepositoryName name, Visibility? visibility, Gating? gating, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Administer, cancellation);
        var (newVisibility, newGating) = (visibility ?? repository.Visibility, gating ?? repository.Gating);
        await database.WriteAsync(
            context =>
            {
                context.Note(caller, repository.Id, ActivityKind.Configured, clock.GetUtcNow());
                return context.Repositories.Where(row => row.Id == repository.Id).ExecuteUpdateAsync(
                    update => update.SetProperty(row => row.Visibility, newVisibility).SetProperty(row => row.Gating, newGating), cancellation);
            },
            cancellation);
    }

    private static List<(string Path, byte[] Bytes)> InitialFiles(NewRepository wanted)
    {
        var files = new List<(string Path, byte[] Bytes)>(wanted.InitialFiles);
        if (!files.Exists(file => file.Path == GitAttributes.FileName)) files.Add((GitAttributes.FileName, Encoding.UTF8.GetBytes(GitAttributes.Initial)));
        if (wanted.License is { } license && !files.Exists(file => file.Path == RepositoryCard.FileName))
        {
            var isTag = license.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+' or '_');
            LicenseExpression? expression = null;
            if (!isTag && !LicenseExpression.TryParse(license, out expression, out _))
                throw new RefusedException(Refusal.BadRequest, $"'{license}' is no identifier of a licence, and no expression such as MIT OR Apache-2.0.");

            // An expression is written anew, so that no sign of the caller's becomes part of the YAML around it.
            files.Add((RepositoryCard.FileName, Encoding.UTF8.GetBytes($"---\nlicense: {expression?.ToString() ?? license}\n---\n")));
        }

        return files;
    }

    /// <summary>Who a repository may be created under.</summary>
    /// <exception cref="RefusedException">There is nobody of this name, or the caller may not.</exception>
    internal async Task<AccountRow> RequireOwnerAsync(Caller caller, string name, CancellationToken cancellation)
    {
        caller.RequireUser();
        if (await accounts.FindAsync(name, cancellation) is { } owner && Permissions.DecideToCreate(caller, owner.Id) == Decision.Allowed) return owner;
        throw new RefusedException(Refusal.Forbidden, $"You, or this token, may not create repositories under {name}.");
    }

    private async Task CheckFreeAsync(RepositoryName name, CancellationToken cancellation)
    {
        var key = name.Key;
        if (await database.ReadAsync(context => context.Repositories.AnyAsync(row => row.Kind == name.Kind && row.NameKey == key && row.Deleted == null, cancellation)))
            throw new RefusedException(Refusal.Conflict, $"There is already a repository {name.Id}.") { Existing = name.Address };
    }
}
