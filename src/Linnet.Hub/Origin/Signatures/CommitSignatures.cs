using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Hub.Repositories;
using Linnet.Signing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Origin.Signatures;

/// <summary>
/// Signatures over commits. One is taken in only when it states what is there, by a key of a user; and it is held against the commit again whenever somebody looks, since names
/// change and keys are revoked.
/// </summary>
internal sealed class CommitSignatures(HubDatabase database, RepositoryAccess access, Revisions revisions, Files files, TimeProvider clock)
{
    /// <summary>The longest signature that is kept: some forty thousand files.</summary>
    internal const int MaxLength = 4 << 20;

    /// <summary>What has to be signed.</summary>
    /// <exception cref="RefusedException">The commit has a path that cannot be signed.</exception>
    internal async Task<CommitStatement> StatementAsync(RepositoryRow repository, Revision revision, CancellationToken cancellation)
    {
        var name = new SignedRepository(RepositoryKinds.Word(repository.Kind), repository.FullName.Id);
        var all = await files.AllAsync(revision, cancellation);
        try
        {
            return CommitStatement.Create(name, revision.Commit.ToString(), revision.Tree.ToString(), all.Select(file => new SignedFile(file.Path, file.File!.Content.ToString())));
        }
        catch (ConfigurationException error)
        {
            throw new RefusedException(Refusal.BadRequest, $"{error.Message}.");
        }
    }

    /// <summary>Takes a signature in.</summary>
    /// <param name="caller">Who needs the right to write; the key may be another user's.</param>
    /// <param name="name">The repository.</param>
    /// <param name="text">The signature's file.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<CheckedSignature> AddAsync(Caller caller, RepositoryName name, string? text, CancellationToken cancellation)
    {
        var repository = await access.OpenAsync(caller, name, Verb.Write, cancellation);
        if (text is not { Length: > 0 and <= MaxLength }) throw new RefusedException(Refusal.BadRequest, $"'signature' has to be a signature's file of at most {MaxLength} characters.");
        if (CommitSignature.TryParse(text) is not { } signature)
            throw new RefusedException(Refusal.BadRequest, "'signature' is no signature of a commit as `linnet` or the documentation writes it; not one sign may differ.");
        var fingerprint = signature.Key.Fingerprint;
        var found = await database.ReadAsync(context => context.SigningKeys.Where(row => row.Fingerprint == fingerprint)
            .Join(context.Accounts, key => key.UserId, user => user.Id, (key, user) => new { Key = key, user.Name }).FirstOrDefaultAsync(cancellation))
            ?? throw new RefusedException(Refusal.BadRequest, $"The key {fingerprint} is no user's of this hub: its owner has to add it first.");
        var revision = await revisions.FindAsync(repository, signature.Statement.Commit, cancellation);
        var row = new CommitSignatureRow { RepositoryId = repository.Id, CommitId = revision.Commit, KeyId = found.Key.Id, Text = text, Created = clock.GetUtcNow() };
        var result = Check(found.Name, found.Key, row, await StatementAsync(repository, revision, cancellation));
        if (result.State == SignatureState.Revoked) throw new RefusedException(Refusal.BadRequest, $"The key {fingerprint} has been revoked: sign with another.");
        if (result.State != SignatureState.Verified)
            throw new RefusedException(Refusal.BadRequest, $"The signature does not match: {string.Join("; ", result.Findings.Take(3).Select(finding => finding.Message))}.");
        await database.WriteAsync(
            async context =>
            {
                await context.CommitSignatures.Where(known => known.RepositoryId == row.RepositoryId && known.CommitId == row.CommitId && known.KeyId == row.KeyId).ExecuteDeleteAsync(cancellation);
                return context.CommitSignatures.Add(row);
            },
            cancellation);
        return result;
    }

    /// <summary>The signatures over a commit, each held against it.</summary>
    internal async Task<IReadOnlyList<CheckedSignature>> OfAsync(RepositoryRow repository, Revision revision, CancellationToken cancellation)
    {
        var rows = await RowsAsync(repository.Id, [revision.Commit], cancellation);
        if (rows.Count == 0) return [];
        var actual = await StatementAsync(repository, revision, cancellation);
        return [.. rows.Select(row => Check(row.User, row.Key, row.Signature, actual))];
    }

    /// <summary>The signatures over several commits of a list; commits that have none are left out.</summary>
    internal async Task<ILookup<ObjectId, CheckedSignature>> OfAsync(RepositoryRow repository, IReadOnlyCollection<ObjectId> commits, CancellationToken cancellation)
    {
        var found = new List<CheckedSignature>();
        foreach (var group in (await RowsAsync(repository.Id, [.. commits], cancellation)).GroupBy(row => row.Signature.CommitId))
        {
            var actual = await StatementAsync(repository, await revisions.FindAsync(repository, group.Key.ToString(), cancellation), cancellation);
            found.AddRange(group.Select(row => Check(row.User, row.Key, row.Signature, actual)));
        }

        return found.ToLookup(signature => signature.Signature.CommitId);
    }

    private static CheckedSignature Check(string user, SigningKeyRow key, CommitSignatureRow row, CommitStatement actual)
    {
        var result = SignatureCheck.Verify(row.Text, actual, new HashSet<string> { key.Fingerprint });
        var state = !result.IsValid ? SignatureState.Mismatch : key.Revoked is not null ? SignatureState.Revoked : SignatureState.Verified;
        return new CheckedSignature(user, key, row, state, result.Findings);
    }

    private async Task<List<(string User, SigningKeyRow Key, CommitSignatureRow Signature)>> RowsAsync(long repositoryId, ObjectId[] commits, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(context => context.CommitSignatures.Where(row => row.RepositoryId == repositoryId && commits.Contains(row.CommitId))
            .Join(context.SigningKeys, row => row.KeyId, key => key.Id, (row, key) => new { Row = row, Key = key })
            .Join(context.Accounts, pair => pair.Key.UserId, user => user.Id, (pair, user) => new { pair.Row, pair.Key, user.Name })
            .OrderBy(found => found.Row.Created).ThenBy(found => found.Key.Id).ToListAsync(cancellation));
        return [.. rows.Select(row => (row.Name, row.Key, row.Row))];
    }
}
