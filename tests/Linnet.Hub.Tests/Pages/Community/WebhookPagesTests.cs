using System.Net;
using Linnet.Hub.Tests.Community;
using static Linnet.Hub.Tests.Pages.Community.PageRequests;

namespace Linnet.Hub.Tests.Pages.Community;

public sealed class WebhookPagesTests
{
    private const string All = "/settings/webhooks";

    [Fact]
    public async Task A_webhook_shows_its_secret_once_and_what_became_of_its_messages()
    {
        await using var listener = await HookListener.StartAsync();
        await using var hub = await HubHost.StartAsync(options => options with { AllowPrivateWebhooks = true });
        await hub.CreateAsync("m");
        using var made = await PostAsync(hub, hub.Alice, All, ("url", listener.Address), ("watched", "model alice/m\r\nuser alice"), ("domains", "repo"), ("domains", "discussion"));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.Contains("no-store", made.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var text = await made.Content.ReadAsStringAsync();
        var secret = text.Split("<code>").Skip(1).Select(part => part.Split('<')[0]).Single(part => part.Length == 48 && part.All(char.IsAsciiHexDigitLower));
        var address = text.Split("action=\"").Skip(1).Select(part => part.Split('"')[0]).First(action => action.StartsWith($"{All}/", StringComparison.Ordinal));
        Assert.DoesNotContain(secret, await PageAsync(hub, hub.Alice, address), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await PageAsync(hub, hub.Alice, All), StringComparison.Ordinal);

        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        await SendAllAsync(hub);
        var page = await PageAsync(hub, hub.Alice, address);
        Assert.Contains("update repo.content", page, StringComparison.Ordinal);
        Assert.Contains("delivered", page, StringComparison.Ordinal);
        Assert.Contains("answered 200", page, StringComparison.Ordinal);
        Assert.Contains(listener.Received, item => item.Headers["X-Webhook-Secret"] == secret);
        var count = listener.Received.Count;
        var again = page.Split("action=\"").Skip(1).Select(part => part.Split('"')[0]).First(action => action.Contains("/deliveries/", StringComparison.Ordinal));
        Assert.Equal($"{address}?done=queued", await SendAsync(hub, hub.Alice, again));
        await SendAllAsync(hub);
        Assert.Equal(count + 1, listener.Received.Count);

        using var renewed = await PostAsync(hub, hub.Alice, $"{address}/secret");
        Assert.Contains("The webhook has a new secret", await renewed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, $"{address}/delete");
        Assert.Contains("You have no webhooks", await PageAsync(hub, hub.Alice, All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_is_changed_and_switched_by_its_user_alone()
    {
        await using var hub = await HubHost.StartAsync();
        using var made = await PostAsync(hub, hub.Alice, All, ("url", "https://93.184.216.34/hook"), ("watched", "user alice"), ("domains", "repo"));
        var text = await made.Content.ReadAsStringAsync();
        Assert.True(made.StatusCode == HttpStatusCode.OK, text);
        var address = text.Split("action=\"").Skip(1).Select(part => part.Split('"')[0]).First(action => action.StartsWith($"{All}/", StringComparison.Ordinal));
        await SendAsync(hub, hub.Alice, address, ("url", "https://93.184.216.34/other"), ("watched", "user bob"), ("domains", "discussion"));
        var page = await PageAsync(hub, hub.Alice, address);
        Assert.Contains("https://93.184.216.34/other", page, StringComparison.Ordinal);
        Assert.Contains("user bob", page, StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, $"{address}/switch", ("off", "true"));
        Assert.Contains("Switch on", await PageAsync(hub, hub.Alice, address), StringComparison.Ordinal);
        await SendAsync(hub, hub.Alice, $"{address}/switch", ("off", "false"));
        Assert.Contains("Switch off", await PageAsync(hub, hub.Alice, address), StringComparison.Ordinal);
        foreach (var deed in new[] { "/secret", "/switch", "/delete", string.Empty })
            await RefusedAsync(hub, hub.Bob, HttpStatusCode.NotFound, address + deed, ("url", "https://93.184.216.34/x"), ("watched", "user bob"), ("domains", "repo"));
        using var other = await hub.SendAsync(hub.Bob, HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "user alice", "repo")]
    [InlineData("ftp://example.org/", "user alice", "repo")]
    [InlineData("https://93.184.216.34/", "", "repo")]
    [InlineData("https://93.184.216.34/", "alice", "repo")]
    [InlineData("https://93.184.216.34/", "model alice/nothing", "repo")]
    [InlineData("https://93.184.216.34/", "user alice", "none")]
    public async Task What_cannot_be_a_webhook_comes_back_with_the_reason(string url, string watched, string domain)
    {
        await using var hub = await HubHost.StartAsync();
        using var answer = await PostAsync(hub, hub.Alice, All, ("url", url), ("watched", watched), ("domains", domain));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("class=\"notice bad\"", text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{url}\"", text, StringComparison.Ordinal);
        Assert.Contains("You have no webhooks", await PageAsync(hub, hub.Alice, All), StringComparison.Ordinal);
    }

    private static async Task SendAllAsync(HubHost hub)
    {
        await hub.Services.Community.Herald.TellAsync(default);

        // The hub's own worker may be at it as well: what one of the two has begun, the other leaves alone.
        while (await hub.Services.Database.ReadAsync(context => Task.FromResult(context.WebhookDeliveries.Any(row => row.State == Linnet.Hub.Community.Webhooks.DeliveryState.Waiting))))
        {
            await hub.Services.Community.Deliveries.RunAsync(default);
            await Task.Yield();
        }
    }
}
