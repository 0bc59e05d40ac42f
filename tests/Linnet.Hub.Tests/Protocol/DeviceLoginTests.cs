using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Linnet.Hub.Access;

namespace Linnet.Hub.Tests.Protocol;

/// <summary>Python's <c>hf auth login</c> without a token, with a browser on the other screen.</summary>
public sealed partial class DeviceLoginTests
{
    private const string Grant = "urn:ietf:params:oauth:grant-type:device_code";

    [Fact]
    public async Task A_program_is_let_in_by_its_users_browser()
    {
        await using var hub = await HubHost.StartAsync();
        var begun = await HubHost.JsonAsync(await FormAsync(hub, "/oauth/device", null, ("client_id", "hf_hub")));
        Assert.Equal($"{hub.Address}/login/device", (string?)begun["verification_uri"]);
        Assert.Equal((900, 5), ((int)begun["expires_in"]!, (int)begun["interval"]!));
        var (device, code) = ((string)begun["device_code"]!, (string)begun["user_code"]!);
        Assert.Equal("authorization_pending", await ErrorAsync(await AskAsync(hub, device)));

        var alice = await hub.Services.Tokens.AuthenticateAsync(hub.Alice, default);
        var cookie = $"Cookie: linnet-session={await hub.Services.Sessions.BeginAsync(alice.RequireUser(), TokenRole.Write, null, default)}";
        using var page = await hub.SendAsync(null, HttpMethod.Get, $"/login/device?code={code}", null, cookie);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("hf_hub", html, StringComparison.Ordinal);
        Assert.Contains(code, html, StringComparison.Ordinal);
        using (var forged = await FormAsync(hub, "/login/device", cookie, ("code", code), ("role", "write"))) Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Contains(await ErrorAsync(await AskAsync(hub, device)), new[] { "authorization_pending", "slow_down" });
        using (var decided = await FormAsync(hub, "/login/device", cookie, ("code", code), ("role", "write"), ("_form", FormToken().Match(html).Groups[1].Value))) Assert.Equal(HttpStatusCode.OK, decided.StatusCode);

        var given = await HubHost.JsonAsync(await AskAsync(hub, device));
        var me = await HubHost.JsonAsync(await hub.SendAsync((string)given["access_token"]!, HttpMethod.Get, "/api/whoami-v2"));
        Assert.Equal(("alice", "write"), ((string?)me["name"], (string?)me["auth"]!["accessToken"]!["role"]));
        Assert.Equal("expired_token", await ErrorAsync(await AskAsync(hub, device)));
    }

    [Fact]
    public async Task Other_grants_and_other_bodies_are_refused_in_the_words_of_the_standard()
    {
        await using var hub = await HubHost.StartAsync();
        Assert.Equal("unsupported_grant_type", await ErrorAsync(await FormAsync(hub, "/oauth/token", null, ("grant_type", "refresh_token"), ("refresh_token", "x"))));
        Assert.Equal("expired_token", await ErrorAsync(await AskAsync(hub, "nonsense")));
        using var json = await hub.SendAsync(null, HttpMethod.Post, "/oauth/device", new { client_id = "x" });
        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
    }

    [Fact]
    public async Task What_clients_ask_in_passing_is_answered()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("README.md", "---\npipeline_tag: fill-mask\n---\n"));
        using var telemetry = await hub.SendAsync(null, HttpMethod.Head, "/api/telemetry/hf_hub/examples/x");
        Assert.Equal(HttpStatusCode.NoContent, telemetry.StatusCode);
        Assert.Empty((await hub.JsonAsync("/api/agent-harnesses")).AsArray());
        Assert.Equal("alice/m", (string?)(await hub.JsonAsync("/api/tasks"))["fill-mask"]!["widgetModels"]![0]);
    }

    private static Task<HttpResponseMessage> AskAsync(HubHost hub, string device) => FormAsync(hub, "/oauth/token", null, ("grant_type", Grant), ("device_code", device), ("client_id", "hf_hub"));

    private static Task<HttpResponseMessage> FormAsync(HubHost hub, string address, string? header, params (string Name, string Value)[] fields) => hub.SendAsync(
        null, HttpMethod.Post, address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), header is null ? [] : [header]);

    private static async Task<string?> ErrorAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"];
    }

    [GeneratedRegex("name=\"_form\" value=\"([0-9a-f]+)\"")]
    private static partial Regex FormToken();
}
