using static Linnet.Hub.Tests.Pages.Community.PageRequests;

namespace Linnet.Hub.Tests.Pages.Chromium;

/// <summary>People who talk about the sample model, propose changes to it, collect, follow and report.</summary>
internal static class SampleCommunity
{
    internal const string Collection = "/collections/alice/small-models-for-shops-000000000000000000000001";
    internal const string Organization = "acme";
    internal const string Webhook = "/settings/webhooks/1";

    private const string Model = $"/{SampleModel.Name}";

    private const string Question =
        """
        Reviews of **more than 200 words** come out as neutral here, whatever they say. Is that the limit that the card speaks of?

        ```sh
        linnet run alice/reviews-small long-review.txt
        ```

        - the first half alone: `positive`
        - all of it: `neutral`
        """;

    internal static async Task CreateAsync(HubHost hub)
    {
        await SendAsync(hub, hub.Bob, $"{Model}/discussions", ("title", "Long reviews come out as neutral"), ("text", Question));
        await SendAsync(hub, hub.Alice, $"{Model}/discussions/1", ("deed", "comment"), ("text", "Yes: texts are cut after 128 tokens. See [the notes](docs/notes.md), and thanks, @bob."));
        await SendAsync(hub, hub.Alice, $"{Model}/discussions/1", ("deed", "close"), ("text", ""));
        await hub.CommitLinesAsync(hub.Bob, SampleModel.Name, "main?create_pr=1", null, new { key = "file", value = new { path = "docs/notes.md", content = "# Notes\n\nTexts are cut after 128 tokens: split longer ones into sentences.\n", encoding = "utf-8" } });
        await SendAsync(hub, hub.Alice, $"{Model}/discussions/2", ("deed", "request-changes"), ("text", "Say how, with an example."));
        await SendAsync(hub, hub.Root, $"{Model}/discussions/2", ("deed", "approve"), ("text", ""));
        foreach (var user in new[] { hub.Alice, hub.Bob, hub.Root }) await SendAsync(hub, user, $"{Model}/like", ("likes", "true"));
        await SendAsync(hub, hub.Bob, "/users/alice/follow", ("follows", "true"));
        await SendAsync(hub, hub.Alice, "/users/bob/follow", ("follows", "true"));
        await SendAsync(hub, hub.Alice, "/collections", ("title", "Small models for shops"), ("description", "What sorts reviews, tickets and addresses on an ordinary machine."));
        await SendAsync(hub, hub.Alice, $"{Collection}/items", ("type", "model"), ("name", SampleModel.Name), ("note", "The one to begin with: four million parameters, English and Chinese."));
        await SendAsync(hub, hub.Alice, $"{Collection}/items", ("type", "model"), ("name", "alice/ticket-router"));
        await SendAsync(hub, hub.Alice, "/settings/organizations", ("name", Organization), ("full-name", "Acme Research"));
        await SendAsync(hub, hub.Alice, $"/organizations/{Organization}/members", ("user", "bob"), ("role", "write"));
        (await PostAsync(hub, hub.Alice, "/settings/webhooks", ("url", "http://127.0.0.1:9/a/rather/long/address/for/builds"), ("watched", $"model {SampleModel.Name}"), ("domains", "repo"))).Dispose();
        await hub.CommitAsync(SampleModel.Name, "main", ("docs/limits.md", "128 tokens\n"));
        await SendAsync(hub, hub.Bob, $"{Model}/report?discussion=1&comment=2", ("reason", "other"), ("text", "This should rather stand in the card."));
        await hub.Services.Community.Herald.TellAsync(default);
    }
}
