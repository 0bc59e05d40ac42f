using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Community;
using Linnet.Hub.Community.Webhooks;
using Linnet.Hub.Safety;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Community;

public sealed class WebhookTests
{
    private static readonly WebhookOptions Open = WebhookOptions.Default with { AllowsPrivateNetworks = true, ConnectTimeout = TimeSpan.FromMinutes(10), Timeout = TimeSpan.FromMinutes(10) };

    [Fact]
    public async Task What_happens_is_sent_with_secret_and_signature()
    {
        await using var listener = await HookListener.StartAsync();
        using var hub = await TestHub.OpenAsync(webhooks: Open);
        var name = await hub.CreateAsync("m");
        hub.Clock.Now += TimeSpan.FromSeconds(1);
        await CreateAsync(hub, listener, [new WatchedSubject("model", "alice/m")]);
        await hub.CommitAsync(name, ("a.txt", "1"));
        await hub.Services.Discussions.CreateAsync(hub.Bob, name, "问题", "文字", default);
        await RunAsync(hub);
        var sent = listener.Received.OrderBy(item => item.Body.Length).ToList();
        Assert.Equal(2, sent.Count);
        var content = JsonNode.Parse(sent.Single(item => item.Body.Contains("repo.content", StringComparison.Ordinal)).Body)!;
        Assert.Equal(("update", "repo.content"), ((string)content["event"]!["action"]!, (string)content["event"]!["scope"]!));
        Assert.Equal(("model", "alice/m", false), ((string)content["repo"]!["type"]!, (string)content["repo"]!["name"]!, (bool)content["repo"]!["private"]!));
        Assert.Equal("refs/heads/main", (string?)content["updatedRefs"]![0]!["ref"]);
        Assert.Equal((string?)content["repo"]!["headSha"], (string?)content["updatedRefs"]![0]!["newSha"]);
        Assert.Equal((await hub.RevisionAsync(name)).Commit.ToString(), (string?)content["repo"]!["headSha"]);
        Assert.Equal(3, (int)content["webhook"]!["version"]!);
        var talk = sent.Single(item => item.Body.Contains("\"scope\":\"discussion\"", StringComparison.Ordinal));
        Assert.Contains("问题", talk.Body, StringComparison.Ordinal);
        Assert.Equal("文字", (string?)JsonNode.Parse(talk.Body)!["comment"]!["content"]);
        Assert.Equal("top-secret", talk.Headers["X-Webhook-Secret"]);
        Assert.Equal($"sha256={Convert.ToHexStringLower(HMACSHA256.HashData("top-secret"u8.ToArray(), Encoding.UTF8.GetBytes(talk.Body)))}", talk.Headers["X-Webhook-Signature"]);
        Assert.Equal("application/json", talk.Headers.ContentType);
    }

    [Fact]
    public async Task Every_change_has_its_event()
    {
        await using var listener = await HookListener.StartAsync();
        using var hub = await TestHub.OpenAsync(webhooks: Open);
        await CreateAsync(hub, listener, [new WatchedSubject("user", "alice")]);
        var name = await hub.CreateAsync("m");
        var services = hub.Services;
        var row = await services.Discussions.CreateAsync(hub.Bob, name, "q", "text", default);
        var comment = await services.Discussions.CommentAsync(hub.Alice, name, row.Number, "words", default);
        await services.Discussions.EditAsync(hub.Alice, name, row.Number, comment.Id, "other words", default);
        await services.Discussions.SetStatusAsync(hub.Alice, name, row.Number, DiscussionStatus.Closed, null, default);
        await services.Refs.CreateTagAsync(hub.Alice, name, "main", "v1", null, default);
        await services.Refs.DeleteTagAsync(hub.Alice, name, "v1", default);
        await services.Repositories.ChangeAsync(hub.Alice, name, null, Gating.Auto, default);
        await services.Repositories.MoveAsync(hub.Alice, name, name with { Name = "n" }, default);
        await services.Repositories.DeleteAsync(hub.Alice, name with { Name = "n" }, default);
        await services.Community.Likes.SetAsync(hub.Bob, await hub.CreateAsync("other", Visibility.Private, hub.Bob), true, default);
        await services.Community.Herald.TellAsync(default);
        var events = await services.Database.ReadAsync(context => context.WebhookDeliveries.OrderBy(item => item.Id).Select(item => item.Event).ToListAsync());
        Assert.Equal(
            ["create repo", "create discussion", "create discussion.comment", "update discussion.comment", "update discussion", "update repo.content", "update repo.content", "update repo.config", "move repo", "delete repo"],
            events);
        Assert.Empty(listener.Received);
    }

    [Fact]
    public async Task An_address_that_fails_is_tried_again_with_pauses_and_given_up()
    {
        await using var listener = await HookListener.StartAsync();
        listener.Status = 500;
        using var hub = await TestHub.OpenAsync(webhooks: Open);
        var id = await CreateAsync(hub, listener, [new WatchedSubject("user", "alice")]);
        await hub.CreateAsync("m");
        await RunAsync(hub);
        Assert.Equal(0, await hub.Services.Community.Deliveries.RunAsync(default));
        foreach (var pause in Open.Pauses)
        {
            hub.Clock.Now += pause - TimeSpan.FromSeconds(1);
            Assert.Equal(0, await hub.Services.Community.Deliveries.RunAsync(default));
            hub.Clock.Now += TimeSpan.FromSeconds(1);
            Assert.Equal(1, await hub.Services.Community.Deliveries.RunAsync(default));
        }

        var delivery = Assert.Single((await hub.Services.Community.Webhooks.DeliveriesAsync(hub.Alice, id, PageBounds.First, default)).Items);
        Assert.Equal((DeliveryState.Failed, Open.Pauses.Count + 1, 500), (delivery.State, delivery.Attempts, delivery.Status));
        Assert.Equal(Open.Pauses.Count + 1, listener.Received.Count);

        // By hand it goes once more.
        listener.Status = 204;
        await hub.Services.Community.Webhooks.RepeatAsync(hub.Alice, id, delivery.Id, default);
        Assert.Equal(1, await hub.Services.Community.Deliveries.RunAsync(default));
        Assert.Equal(DeliveryState.Delivered, (await hub.Services.Community.Webhooks.DeliveriesAsync(hub.Alice, id, PageBounds.First, default)).Items[0].State);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var listener = await HookListener.StartAsync();
        listener.Status = 307;
        using var hub = await TestHub.OpenAsync(webhooks: Open);
        var id = await CreateAsync(hub, listener, [new WatchedSubject("user", "alice")]);
        await hub.CreateAsync("m");
        await RunAsync(hub);
        Assert.Equal("/hook", Assert.Single(listener.Received).Path);
        Assert.Equal(307, (await hub.Services.Community.Webhooks.DeliveriesAsync(hub.Alice, id, PageBounds.First, default)).Items[0].Status);
    }

    [Fact]
    public async Task A_webhook_that_fails_on_and_on_is_switched_off()
    {
        using var hub = await TestHub.OpenAsync(webhooks: Open with { Pauses = [], MaxFailures = 3 });
        var view = await hub.Services.Community.Webhooks.CreateAsync(
            hub.Alice, new WebhookChange("http://127.0.0.1:1/", [new WatchedSubject("user", "alice")], null, null), default);
        for (var i = 0; i < 4; i++)
        {
            await hub.CreateAsync($"m{i}");
            await RunAsync(hub);
        }

        Assert.True((await hub.Services.Community.Webhooks.FindAsync(hub.Alice, view.Row.Id, default)).Row.IsDisabled);
        var log = (await hub.Services.Community.Webhooks.DeliveriesAsync(hub.Alice, view.Row.Id, PageBounds.First, default)).Items;
        Assert.Equal(3, log.Count);
        Assert.All(log, row => Assert.Equal("The connection failed.", row.Problem));
        Assert.False((await hub.Services.Community.Webhooks.SetDisabledAsync(hub.Alice, view.Row.Id, false, default)).Row.IsDisabled);
    }

    [Fact]
    public async Task Waiting_and_finished_deliveries_are_bounded()
    {
        await using var listener = await HookListener.StartAsync();
        using var hub = await TestHub.OpenAsync(webhooks: Open with { MaxWaiting = 3, MaxFinished = 2 });
        var id = await CreateAsync(hub, listener, [new WatchedSubject("user", "alice")]);
        for (var i = 0; i < 6; i++) await hub.CreateAsync($"m{i}");
        await hub.Services.Community.Herald.TellAsync(default);
        Assert.Equal(3, (await hub.Services.Community.Webhooks.DeliveriesAsync(hub.Alice, id, PageBounds.First, default)).Items.Count);
        await hub.Services.Community.Deliveries.RunAsync(default);
        Assert.Equal(3, listener.Received.Count);
        Assert.Equal(2, (await hub.Services.Community.Webhooks.DeliveriesAsync(hub.Alice, id, PageBounds.First, default)).Items.Count);
    }

    [Fact]
    public async Task A_webhook_hears_only_what_its_user_may_see()
    {
        await using var listener = await HookListener.StartAsync();
        using var hub = await TestHub.OpenAsync(webhooks: Open);
        var name = await hub.CreateAsync("m");
        await hub.CreateAsync("hidden", Visibility.Private);
        await hub.Services.Community.Webhooks.CreateAsync(hub.Bob, new WebhookChange($"{listener.Address}/hook", [new WatchedSubject("user", "alice"), new WatchedSubject("model", "alice/m")], null, null), default);
        await hub.CreateAsync("hidden2", Visibility.Private);
        await hub.Services.Repositories.ChangeAsync(hub.Alice, name, Visibility.Private, null, default);
        await hub.CommitAsync(name, ("secret.txt", "1"));
        await RunAsync(hub);
        Assert.DoesNotContain(listener.Received, item => item.Body.Contains("hidden2", StringComparison.Ordinal) || item.Body.Contains("repo.content", StringComparison.Ordinal));
        await RefusalAssert.IsAsync(Refusal.NotFound, () => hub.Services.Community.Webhooks.CreateAsync(
            hub.Bob, new WebhookChange($"{listener.Address}/hook", [new WatchedSubject("model", "alice/hidden")], null, null), default));
    }

    [Fact]
    public async Task Webhooks_are_their_users_own()
    {
        using var hub = await TestHub.OpenAsync();
        var webhooks = hub.Services.Community.Webhooks;
        var change = new WebhookChange("https://example.org/hook", [new WatchedSubject("user", "alice")], ["repo"], "s");
        var id = (await webhooks.CreateAsync(hub.Alice, change, default)).Row.Id;
        foreach (var (caller, refusal) in new[] { (hub.Bob, Refusal.NotFound), (hub.Root, Refusal.NotFound), (Caller.Anonymous, Refusal.LoginNeeded) })
        {
            await RefusalAssert.IsAsync(refusal, () => webhooks.FindAsync(caller, id, default));
            await RefusalAssert.IsAsync(refusal, () => webhooks.ChangeAsync(caller, id, change, default));
            await RefusalAssert.IsAsync(refusal, () => webhooks.SetDisabledAsync(caller, id, true, default));
            await RefusalAssert.IsAsync(refusal, () => webhooks.DeleteAsync(caller, id, default));
            await RefusalAssert.IsAsync(refusal, () => webhooks.DeliveriesAsync(caller, id, PageBounds.First, default));
        }

        await RefusalAssert.IsAsync(Refusal.Forbidden, async () => await webhooks.ListAsync(await hub.AddUserAsync("alice", false, TokenRole.Read), default));
        var changed = await webhooks.ChangeAsync(hub.Alice, id, new WebhookChange(null, null, ["discussions"], null), default);
        Assert.Equal((WebhookDomains.Discussions, "s", "https://example.org/hook"), (changed.Row.Domains, changed.Row.Secret, changed.Row.Url));
        Assert.Equal(new WatchedSubject("user", "alice"), Assert.Single(changed.Watched));
        await webhooks.DeleteAsync(hub.Alice, id, default);
        Assert.Empty(await webhooks.ListAsync(hub.Alice, default));
    }

    [Theory]
    [InlineData("ftp://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    [InlineData("")]
    [InlineData("http://user:password@example.org/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://[::1]:7860/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task Addresses_that_are_no_webhooks_are_refused(string url)
    {
        using var hub = await TestHub.OpenAsync();
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Community.Webhooks.CreateAsync(
            hub.Alice, new WebhookChange(url, [new WatchedSubject("user", "alice")], null, null), default));
    }

    [Fact]
    public async Task A_name_that_leads_into_a_private_network_is_not_connected_to()
    {
        await using var listener = await HookListener.StartAsync();
        using var hub = await TestHub.OpenAsync();
        var url = $"{listener.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/hook";
        var id = (await hub.Services.Community.Webhooks.CreateAsync(hub.Alice, new WebhookChange(url, [new WatchedSubject("user", "alice")], null, null), default)).Row.Id;
        await hub.CreateAsync("m");
        await RunAsync(hub);
        Assert.Empty(listener.Received);
        Assert.Contains("no address of the open internet", (await hub.Services.Community.Webhooks.DeliveriesAsync(hub.Alice, id, PageBounds.First, default)).Items[0].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.2", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:192.168.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    public void Public_and_private_addresses_are_told_apart(string address, bool isPublic) => Assert.Equal(isPublic, NetworkGuard.IsPublic(IPAddress.Parse(address)));

    private static async Task<long> CreateAsync(TestHub hub, HookListener listener, IReadOnlyList<WatchedSubject> watched) =>
        (await hub.Services.Community.Webhooks.CreateAsync(hub.Alice, new WebhookChange($"{listener.Address}/hook", watched, null, "top-secret"), default)).Row.Id;

    private static async Task RunAsync(TestHub hub)
    {
        await hub.Services.Community.Herald.TellAsync(default);
        await hub.Services.Community.Deliveries.RunAsync(default);
    }
}
