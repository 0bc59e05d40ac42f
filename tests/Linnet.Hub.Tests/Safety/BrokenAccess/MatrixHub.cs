using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Safety.BrokenAccess;

/// <summary>A hub with an organisation, everybody who can stand to it, and a repository in every state.</summary>
internal sealed class MatrixHub : IAsyncDisposable
{
    internal const string Secret = "not for everybody";
    internal const string Owner = "acme";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Dictionary<string, string?> _tokens = new() { ["anonymous"] = null };
    private Caller _maker = null!;

    private MatrixHub(HubHost host) => Host = host;

    internal HubHost Host { get; }

    internal static async Task<MatrixHub> StartAsync()
    {
        var hub = new MatrixHub(await HubHost.StartAsync());
        await hub.AddPeopleAsync();
        foreach (var state in Expectation.States) await hub.AddRepositoryAsync(state);
        return hub;
    }

    /// <summary>Makes the repository of a state, or makes it anew.</summary>
    internal async Task AddRepositoryAsync(string state)
    {
        var services = Host.Services;
        var visibility = state.StartsWith("private", StringComparison.Ordinal) ? Visibility.Private : Visibility.Public;
        var row = await services.Repositories.CreateAsync(
            _maker, new NewRepository(RepositoryKind.Model, Owner, state, visibility, null, [("a.txt", Encoding.UTF8.GetBytes(Secret))]), None);
        if (state == "gated")
        {
            await services.Repositories.ChangeAsync(_maker, row.FullName, null, Gating.Manual, None);
            await services.Requests.DecideAsync(_maker, row.FullName, "granted", AccessRequestState.Accepted, isAsked: false, None);
        }

        if (state.EndsWith("disabled", StringComparison.Ordinal))
        {
            await services.Database.WriteAsync(
                context => context.Repositories.Where(known => known.Id == row.Id).ExecuteUpdateAsync(update => update.SetProperty(known => known.IsDisabled, true)), None);
        }
    }

    internal Task<HttpResponseMessage> SendAsync(EndpointRule rule, string role, string owner, string name, params string[] headers)
    {
        var body = rule.BodyOf(owner, name);
        return Host.SendAsync(_tokens[role], new HttpMethod(rule.Method), rule.AddressOf(owner, name), body is null ? null : Content(body, rule.MediaType), headers);
    }

    /// <summary>The cookie of a user who has signed in with a browser, and may write.</summary>
    internal async Task<string> CookieAsync(string user)
    {
        var row = await Host.Services.Accounts.FindAsync(user, None);
        return $"linnet-session={await Host.Services.Sessions.BeginAsync(row!.Id, TokenRole.Write, null, None)}";
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static StringContent Content(string body, string mediaType)
    {
        // Git compares the type as a whole.
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(mediaType);
        return content;
    }

    private async Task AddPeopleAsync()
    {
        foreach (var (role, user, token, isAdmin) in new[]
        {
            ("stranger", "stranger", TokenRole.Write, false), ("stranger-reading", "stranger", TokenRole.Read, false), ("granted", "granted", TokenRole.Write, false),
            ("reader", "reader", TokenRole.Write, false), ("writer", "writer", TokenRole.Write, false), ("writer-reading", "writer", TokenRole.Read, false),
            ("administrator", "administrator", TokenRole.Write, false), ("administrator-reading", "administrator", TokenRole.Read, false),
            ("root-writing", "root", TokenRole.Write, true), ("root", "root", TokenRole.Admin, true),
        })
        {
            _tokens[role] = await Host.AddUserAsync(user, token, isAdmin);
        }

        var services = Host.Services;
        _maker = await services.Tokens.AuthenticateAsync(_tokens["administrator"]!, None);
        await services.Accounts.CreateOrganizationAsync(_maker, Owner, null, None);
        _maker = await services.Tokens.AuthenticateAsync(_tokens["administrator"]!, None);
        await services.Accounts.SetMemberAsync(_maker, Owner, "reader", OrganizationRole.Read, None);
        await services.Accounts.SetMemberAsync(_maker, Owner, "writer", OrganizationRole.Write, None);
    }
}
