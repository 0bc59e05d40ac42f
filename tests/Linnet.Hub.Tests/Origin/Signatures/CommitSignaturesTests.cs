using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Origin.Signatures;
using Linnet.Hub.Repositories;
using Linnet.Signing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Origin.Signatures;

public sealed class CommitSignaturesTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SigningKey _key = SigningKey.Generate();

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_signature_is_taken_in_and_shown_as_verified()
    {
        using var hub = await TestHub.OpenAsync();
        var (name, row, revision) = await StartAsync(hub);
        await SignAsync(hub, name, row, revision);
        var signature = Assert.Single(await hub.Services.Signatures.OfAsync(row, revision, None));
        Assert.Equal(("alice", SignatureState.Verified), (signature.User, signature.State));
        Assert.Empty(signature.Findings);

        // Again is the same, and a second key stands beside it.
        await SignAsync(hub, name, row, revision);
        using var other = SigningKey.Generate();
        await KeyRingTests.AddAsync(hub, hub.Bob, other);
        await SignAsync(hub, name, row, revision, other);
        Assert.Equal(["alice", "bob"], (await hub.Services.Signatures.OfAsync(row, revision, None)).Select(found => found.User).Order());
        var listed = await hub.Services.Signatures.OfAsync(row, [revision.Commit], None);
        Assert.Equal(2, listed[revision.Commit].Count());
    }

    [Fact]
    public async Task The_statement_has_the_bytes_of_large_files_and_not_of_their_pointers()
    {
        using var hub = await TestHub.OpenAsync();
        var name = await hub.CreateAsync("m");
        var bytes = new byte[1000];
        await hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("model.safetensors", bytes));
        var row = await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None);
        var statement = await hub.Services.Signatures.StatementAsync(row, await hub.RevisionAsync(name), None);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), statement.Files.Single(file => file.Path == "model.safetensors").Sha256);
        Assert.Equal("model alice/m", statement.Repository.ToString());
    }

    [Fact]
    public async Task A_key_that_is_revoked_takes_its_signatures_along()
    {
        using var hub = await TestHub.OpenAsync();
        var (name, row, revision) = await StartAsync(hub);
        await SignAsync(hub, name, row, revision);
        await hub.Services.Keys.RevokeAsync(hub.Alice, _key.PublicKey.Fingerprint, None);
        Assert.Equal(SignatureState.Revoked, Assert.Single(await hub.Services.Signatures.OfAsync(row, revision, None)).State);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => SignAsync(hub, name, row, revision));
    }

    [Fact]
    public async Task A_signature_does_not_move_with_a_new_name()
    {
        using var hub = await TestHub.OpenAsync();
        var (name, row, revision) = await StartAsync(hub);
        await SignAsync(hub, name, row, revision);
        var renamed = name with { Name = "other" };
        await hub.Services.Repositories.MoveAsync(hub.Alice, name, renamed, None);
        var moved = await hub.Services.Access.OpenAsync(hub.Alice, renamed, Verb.Read, None);
        var signature = Assert.Single(await hub.Services.Signatures.OfAsync(moved, revision, None));
        Assert.Equal(SignatureState.Mismatch, signature.State);
        Assert.Equal(SignatureProblem.OtherRepository, Assert.Single(signature.Findings).Problem);
    }

    [Fact]
    public async Task Who_changes_the_database_is_found_out()
    {
        using var hub = await TestHub.OpenAsync();
        var (name, row, revision) = await StartAsync(hub);
        await SignAsync(hub, name, row, revision);
        await hub.Services.Database.WriteAsync(
            async context => await context.CommitSignatures.ExecuteUpdateAsync(update => update.SetProperty(known => known.Text, known => known.Text.Replace("a.txt", "b.txt"))), None);
        Assert.Equal(SignatureState.Mismatch, Assert.Single(await hub.Services.Signatures.OfAsync(row, revision, None)).State);
    }

    [Fact]
    public async Task What_does_not_match_is_not_taken_in()
    {
        using var hub = await TestHub.OpenAsync();
        var (name, row, revision) = await StartAsync(hub);
        var statement = await hub.Services.Signatures.StatementAsync(row, revision, None);
        Task Add(string? text, Caller? caller = null) => hub.Services.Signatures.AddAsync(caller ?? hub.Alice, name, text, None);
        string Signed(CommitStatement other) => CommitSignature.Create(other, _key).ToText();
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => Add(null));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => Add("nothing"));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => Add(new string('a', CommitSignatures.MaxLength + 1)));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => Add(Signed(statement).Replace("a.txt", "b.txt", StringComparison.Ordinal)));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => Add(Signed(CommitStatement.Create(statement.Repository, statement.Commit, statement.Tree, statement.Files.Skip(1)))));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => Add(Signed(CommitStatement.Create(new SignedRepository("model", "alice/other"), statement.Commit, statement.Tree, statement.Files))));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => Add(Signed(CommitStatement.Create(statement.Repository, new string('0', 40), statement.Tree, statement.Files))));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => Add(Signed(statement), hub.Bob));
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => Add(Signed(statement), Caller.Anonymous));
        using var stranger = SigningKey.Generate();
        var error = await RefusalAssert.IsAsync(Refusal.BadRequest, () => Add(CommitSignature.Create(statement, stranger).ToText()));
        Assert.Contains(stranger.PublicKey.Fingerprint, error.Message, StringComparison.Ordinal);
        Assert.Empty(await hub.Services.Signatures.OfAsync(row, revision, None));
    }

    private async Task<(RepositoryName Name, RepositoryRow Row, Revision Revision)> StartAsync(TestHub hub)
    {
        await KeyRingTests.AddAsync(hub, hub.Alice, _key);
        var name = await hub.CreateAsync("m");
        await hub.CommitAsync(name, ("a.txt", "1"));
        return (name, await hub.Services.Access.OpenAsync(hub.Alice, name, Verb.Read, None), await hub.RevisionAsync(name));
    }

    private async Task SignAsync(TestHub hub, RepositoryName name, RepositoryRow row, Revision revision, SigningKey? key = null)
    {
        var statement = await hub.Services.Signatures.StatementAsync(row, revision, None);
        await hub.Services.Signatures.AddAsync(hub.Alice, name, CommitSignature.Create(statement, key ?? _key).ToText(), None);
    }
}
