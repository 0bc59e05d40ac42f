using System.Net;
using System.Text.Json.Nodes;
using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Mirror;
using Linnet.Hub.Tests.Community;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A10, requests forged by the server: what the hub calls for others is on the open internet, however it is spelled and wherever it leads.</summary>
public sealed class ServerSideRequestTests
{
    private const string Refused = "open internet";

    /// <summary>Hosts that a private network or the machine itself hides behind.</summary>
    private static readonly string[] PrivateHosts =
    [
        "127.0.0.1", "127.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0", "00.0.0.0", "10.0.0.1", "0xa000001", "012.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.0.1", "3232235521", "0300.0250.0.1", "100.64.0.1", "169.254.169.254", "2852039166", "0xa9fea9fe", "198.18.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::127.0.0.1]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:169.254.169.254]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::]", "[2001:0:7f00:1::]",
        "[fe80::1]", "[fe80::1%25eth0]", "[fec0::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "%31%32%37.0.0.1", "１２７.０.０.１", "127。0。0。1", "①②⑦.0.0.1",
    ];

    [Fact]
    public async Task Private_addresses_in_every_spelling_are_refused_in_words()
    {
        await using var hub = await HubHost.StartAsync();
        var taken = new List<string>();
        foreach (var host in PrivateHosts)
        {
            using var answer = await hub.SendAsync(HttpMethod.Post, "/api/settings/webhooks", new { url = $"http://{host}:8080/latest/meta-data", watched = new[] { new { type = "user", name = "alice" } } });
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.BadRequest || !(text.Contains(Refused, StringComparison.Ordinal) || text.Contains("http://", StringComparison.Ordinal))) taken.Add($"{host}: {(int)answer.StatusCode} {text}");
        }

        Assert.True(taken.Count == 0, string.Join('\n', taken));
    }

    [Theory]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.com/")]
    [InlineData("http://user:password@example.com/")]
    [InlineData("//127.0.0.1/")]
    [InlineData("http:///x")]
    [InlineData("http://[::1")]
    public async Task What_is_no_plain_address_of_the_web_is_refused_in_words(string url)
    {
        await using var hub = await HubHost.StartAsync();
        using var answer = await hub.SendAsync(HttpMethod.Post, "/api/settings/webhooks", new { url, watched = new[] { new { type = "user", name = "alice" } } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("'url'", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3,192.168.0.1")]
    [InlineData("::1,::ffff:127.0.0.1,fe80::1")]
    public async Task A_name_that_leads_to_private_addresses_alone_is_not_connected_to(string addresses)
    {
        await using var listener = await HookListener.StartAsync();
        using var sender = new WebhookSender(WebhookOptions.Default with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Split(',').Select(IPAddress.Parse)]) });
        var result = await sender.SendAsync($"http://innocent.example:{new Uri(listener.Address).Port}/", null, "{}", 1, default);
        Assert.Null(result.Status);
        Assert.Equal($"innocent.example leads to no address of the {Refused}; the administrator can allow private networks with --allow-private-webhooks.", result.Problem);
        Assert.Empty(listener.Received);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_for_each_connection_and_what_was_checked_is_connected_to()
    {
        await using var listener = await HookListener.StartAsync();
        var count = 0;
        var options = WebhookOptions.Default with
        {
            AllowsPrivateNetworks = true,
            ConnectTimeout = TimeSpan.FromMinutes(10),
            Timeout = TimeSpan.FromMinutes(10),

            // The second answer is another one, as of somebody who wants to be checked as one and reached as the other.
            Resolve = (_, _) => Task.FromResult<IPAddress[]>(count++ == 0 ? [IPAddress.Loopback] : throw new InvalidOperationException("looked up again")),
        };
        using var sender = new WebhookSender(options);
        Assert.Equal(200, (await sender.SendAsync($"http://rebinding.example:{new Uri(listener.Address).Port}/", null, "{}", 1, default)).Status);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task A_webhook_is_not_sent_on_to_where_its_address_redirects()
    {
        await using var inside = await HookListener.StartAsync();
        await using var outside = await HookListener.StartAsync();
        outside.Answer = _ => (302, inside.Address, string.Empty);
        using var sender = new WebhookSender(WebhookOptions.Default with { AllowsPrivateNetworks = true, ConnectTimeout = TimeSpan.FromMinutes(10), Timeout = TimeSpan.FromMinutes(10) });
        Assert.Equal(302, (await sender.SendAsync($"{outside.Address}/", null, "{}", 1, default)).Status);
        Assert.Single(outside.Received);
        Assert.Empty(inside.Received);
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("localhost", false)]
    [InlineData("[::ffff:127.0.0.1]", false)]
    [InlineData("127.0.0.1", true)]
    public async Task A_mirror_is_sent_into_a_private_network_only_where_its_administrator_allows_it(string host, bool isAllowed)
    {
        const string Commit = "0123456789abcdef0123456789abcdef01234567";
        await using var inside = await HookListener.StartAsync();
        await using var upstream = await HookListener.StartAsync();
        inside.Answer = _ => (200, null, "{}");
        upstream.Answer = path => path switch
        {
            _ when path.Contains("/revision/", StringComparison.Ordinal) => (200, null, $$"""{"id":"carol/model","sha":"{{Commit}}"}"""),
            _ when path.Contains("/tree/", StringComparison.Ordinal) => (200, null, """[{"type":"file","path":"config.json","size":2,"oid":"9e26dfeeb6e641a33dae4961196235bdb965b21b"}]"""),
            _ => (302, inside.Address.Replace("127.0.0.1", host, StringComparison.Ordinal) + "/secret", string.Empty),
        };
        var options = new UpstreamOptions { Endpoint = new Uri(upstream.Address), Timeout = TimeSpan.FromMinutes(10), AllowsPrivateNetworks = isAllowed };
        await using var hub = await HubHost.StartAsync(known => known with { Upstream = options });
        using var answer = await hub.GetAsync("/carol/model/resolve/main/config.json");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(isAllowed ? 1 : 0, inside.Received.Count);
        Assert.Equal(isAllowed ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        if (isAllowed) Assert.Equal("{}", text);
        else Assert.Contains($"no address of the {Refused}", text, StringComparison.Ordinal);
    }
}
