using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Stores;

namespace Linnet.Hub.Tests;

/// <summary>A hub in a folder of its own, with Alice, Bob and an administrator.</summary>
internal sealed class TestHub : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Store _store;

    private TestHub(Store store, ManualClock clock)
    {
        _store = store;
        Clock = clock;
    }

    internal ManualClock Clock { get; }

    /// <summary>Where it keeps its things.</summary>
    internal HubOptions Options => _store.Options;

    /// <summary>The folder of what it keeps in files.</summary>
    internal string Folder => Options.DataFolder;

    internal HubServices Services { get; private set; } = null!;

    internal Caller Alice { get; private set; } = null!;

    internal Caller Bob { get; private set; } = null!;

    internal Caller Root { get; private set; } = null!;

    /// <param name="store">Where it keeps its things (<see cref="Store"/>).</param>
    /// <param name="webhooks">How it calls others.</param>
    internal static async Task<TestHub> OpenAsync(string? store = null, WebhookOptions? webhooks = null)
    {
        var hub = new TestHub(await Store.CreateAsync(store), new ManualClock());
        hub.Services = await HubServices.OpenAsync(hub.Options with { Webhooks = webhooks ?? WebhookOptions.Default }, hub.Clock, None);
        hub.Alice = await hub.AddUserAsync("alice", isAdmin: false, TokenRole.Write);
        hub.Bob = await hub.AddUserAsync("bob", isAdmin: false, TokenRole.Write);
        hub.Root = await hub.AddUserAsync("root", isAdmin: true, TokenRole.Admin);
        return hub;
    }

    internal async Task<Caller> AddUserAsync(string name, bool isAdmin, TokenRole role)
    {
        var user = await Services.Accounts.FindAsync(name, None) ?? await Services.Accounts.CreateUserAsync(name, null, isAdmin, None);
        return await Services.Tokens.AuthenticateAsync(await Services.Tokens.CreateAsync(user.Id, role.ToString(), role, null, None), None);
    }

    internal async Task<RepositoryName> CreateAsync(string name, Visibility visibility = Visibility.Public, Caller? owner = null)
    {
        var row = await Services.Repositories.CreateAsync(owner ?? Alice, new NewRepository(RepositoryKind.Model, null, name, visibility, null, []), None);
        return row.FullName;
    }

    internal Task<CommitResult> CommitAsync(RepositoryName name, params (string Path, string Text)[] files) => CommitAsync(name, "main", null, files);

    internal async Task<CommitResult> CommitAsync(RepositoryName name, string branch, string? parent, params (string Path, string Text)[] files)
    {
        var operations = new List<CommitOperation>();
        foreach (var (path, text) in files) operations.Add(await PutAsync(path, Encoding.UTF8.GetBytes(text)));
        return await CommitAsync(Alice, name, branch, parent, [.. operations]);
    }

    internal Task<CommitResult> CommitAsync(Caller caller, RepositoryName name, string branch, string? parent, params CommitOperation[] operations) =>
        Services.Commits.CommitAsync(caller, name, branch, new CommitRequest("Change", null, parent, operations), None);

    internal async Task<PutFile> PutAsync(string path, byte[] bytes, Caller? sender = null)
    {
        await using var upload = Services.Contents.BeginUpload();
        var added = await upload.AddAsync(new MemoryStream(bytes), bytes.Length, null, None);
        await upload.CompleteAsync((sender ?? Alice).RequireUser(), None);
        return new PutFile(path, added);
    }

    internal async Task<Revision> RevisionAsync(RepositoryName name, string revision = "main") =>
        await Services.Revisions.FindAsync(await Services.Access.OpenAsync(Root, name, Verb.Read, None), revision, None);

    internal async Task<List<string>> PathsAsync(RepositoryName name, string revision = "main") =>
        [.. (await Services.Files.AllAsync(await RevisionAsync(name, revision), None)).Select(file => file.Path)];

    internal async Task<string?> TextAsync(RepositoryName name, string path, string revision = "main") =>
        await Services.Files.ReadSmallAsync(await RevisionAsync(name, revision), path, None) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    public void Dispose()
    {
        Services.Dispose();
        _store.Dispose();
    }
}
