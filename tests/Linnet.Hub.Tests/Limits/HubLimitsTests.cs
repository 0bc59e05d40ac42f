using System.Net;
using System.Net.Sockets;
using System.Text;
using Linnet.Hub.Limits;

namespace Linnet.Hub.Tests.Limits;

/// <summary>The limits as clients meet them.</summary>
public sealed class HubLimitsTests
{
    private const string FirstAddress = "X-Forwarded-For: 203.0.113.7";
    private const string SecondAddress = "X-Forwarded-For: 203.0.113.8";

    private static readonly RateLimit Three = new(3, TimeSpan.FromHours(1));

    [Fact]
    public async Task Too_many_questions_are_429_with_the_headers_that_clients_wait_by()
    {
        await using var hub = await HubHost.StartAsync(options => options with { Limits = new HubLimits { Reads = Three } });
        for (var left = 2; left >= 0; left--)
        {
            using var answer = await hub.SendAsync(null, HttpMethod.Get, "/api/models", null, FirstAddress);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith($"\"api\";r={left};t=", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
            Assert.Equal("\"api\";q=3;w=3600", answer.Headers.GetValues("RateLimit-Policy").Single());
        }

        using var refused = await hub.SendAsync(null, HttpMethod.Get, "/api/models", null, FirstAddress);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Matches("^\"api\";r=0;t=1[12][0-9]{2}$", refused.Headers.GetValues("RateLimit").Single());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1100, 1200);
        Assert.Contains("Too many requests", refused.Headers.GetValues("X-Error-Message").Single(), StringComparison.Ordinal);
        using var other = await hub.SendAsync(null, HttpMethod.Get, "/api/models", null, SecondAddress);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var user = await hub.SendAsync(hub.Alice, HttpMethod.Get, "/api/models", null, FirstAddress);
        Assert.Equal(HttpStatusCode.OK, user.StatusCode);
    }

    [Fact]
    public async Task Questions_changes_and_files_are_counted_apart()
    {
        await using var hub = await HubHost.StartAsync(options => options with { Limits = new HubLimits { Reads = Three, Writes = Three, Transfers = Three } });
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        for (var i = 0; i < 4; i++)
        {
            var expected = i < 3 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests;
            using var read = await hub.GetAsync("/api/models/alice/m", FirstAddress);
            Assert.Equal(expected, read.StatusCode);
            using var file = await hub.GetAsync("/alice/m/resolve/main/a.txt", FirstAddress);
            Assert.Equal(expected, file.StatusCode);
            using var write = await hub.SendAsync(hub.Alice, HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = $"v{i}" }, FirstAddress);
            Assert.Equal(expected, write.StatusCode);
        }
    }

    [Fact]
    public async Task Programs_on_the_same_machine_are_not_counted_unless_that_is_wanted()
    {
        await using var free = await HubHost.StartAsync(options => options with { Limits = new HubLimits { Reads = Three } });
        await using var strict = await HubHost.StartAsync(options => options with { Limits = new HubLimits { Reads = Three, ExemptsLocal = false } });
        for (var i = 0; i < 4; i++)
        {
            using var one = await free.GetAsync("/api/models");
            Assert.Equal(HttpStatusCode.OK, one.StatusCode);
            using var other = await strict.GetAsync("/api/models");
            Assert.Equal(i < 3 ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, other.StatusCode);
        }
    }

    [Fact]
    public async Task Wrong_tokens_are_slowed_down_and_right_ones_are_not()
    {
        await using var hub = await HubHost.StartAsync(options => options with { Limits = new HubLimits { SignInFailures = Three } });
        for (var i = 0; i < 3; i++)
        {
            using var wrong = await hub.SendAsync($"hf_wrong{i}", HttpMethod.Get, "/api/whoami-v2");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var slowed = await hub.SendAsync("hf_wrong", HttpMethod.Get, "/api/models");
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.StartsWith("\"signin\";r=0;t=", slowed.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        Assert.NotNull(slowed.Headers.RetryAfter);
        using var right = await hub.GetAsync("/api/whoami-v2");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        using var elsewhere = await hub.SendAsync("hf_wrong", HttpMethod.Get, "/api/models", null, FirstAddress);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Uploads_of_one_caller_at_the_same_time_have_a_bound()
    {
        await using var hub = await HubHost.StartAsync(options => options with { Limits = new HubLimits { ConcurrentPerCaller = 2 } });
        await hub.CreateAsync("m");
        using var end = new SemaphoreSlim(0);
        var slow = Enumerable.Range(0, 2).Select(_ => new WaitingContent(end)).ToList();
        var running = slow.Select(body => hub.SendAsync(hub.Alice, HttpMethod.Post, "/api/models/alice/m/commit/main", body, "Expect: 100-continue")).ToList();
        foreach (var (body, answer) in slow.Zip(running)) await Task.WhenAny(body.Begun, answer);
        using var third = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = "third" });
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal(1, third.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        using (var read = await hub.GetAsync("/api/models/alice/m")) Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using (var bob = await hub.SendAsync(hub.Bob, HttpMethod.Post, "/api/repos/create", new { name = "b" })) Assert.Equal(HttpStatusCode.OK, bob.StatusCode);
        end.Release(2);
        foreach (var answer in await Task.WhenAll(running)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var after = await hub.SendAsync(HttpMethod.Post, "/api/models/alice/m/tag/main", new { tag = "after" });
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_read_whole_has_a_bound()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        foreach (var address in new[] { "/api/repos/create", "/api/validate-yaml", "/api/models/alice/m/preupload/main", "/api/models/alice/m/paths-info/main" })
        {
            // Announced is enough to be refused: nothing of it has to come.
            using var socket = await ConnectAsync(hub);
            await socket.SendAsync(Encoding.ASCII.GetBytes(
                $"POST {address} HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {hub.Alice}\r\nContent-Type: application/json\r\nContent-Length: {(64 << 20) + 1}\r\n\r\n"));
            Assert.StartsWith("HTTP/1.1 413", await FirstLineAsync(socket), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_that_does_not_end_its_head_is_cut_off()
    {
        await using var hub = await HubHost.StartAsync(options => options with { Limits = new HubLimits { HeaderTimeout = TimeSpan.FromSeconds(1) } });
        using var socket = await ConnectAsync(hub);
        await socket.SendAsync("GET /api/models HTTP/1.1\r\nHost: hub\r\nX-Slow: "u8.ToArray());
        Assert.StartsWith("HTTP/1.1 408", await FirstLineAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_that_does_not_end_is_refused()
    {
        await using var hub = await HubHost.StartAsync();
        using var socket = await ConnectAsync(hub);
        await SendAsync(socket, $"GET /api/models HTTP/1.1\r\nHost: hub\r\nX-Long: {new string('x', 40_000)}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 431", await FirstLineAsync(socket), StringComparison.Ordinal);
        using var second = await ConnectAsync(hub);
        await SendAsync(second, $"GET /api/models?search={new string('x', 10_000)} HTTP/1.1\r\nHost: hub\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414", await FirstLineAsync(second), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(5, 0)]
    public async Task Limits_that_cannot_be_used_keep_the_hub_from_starting(int count, int seconds) =>
        await Assert.ThrowsAsync<ConfigurationException>(() =>
            HubHost.StartAsync(options => options with { Limits = new HubLimits { Writes = new RateLimit(count, TimeSpan.FromSeconds(seconds)) } }));

    private static async Task<Socket> ConnectAsync(HubHost hub)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var address = new Uri(hub.Address);
        await socket.ConnectAsync(address.Host, address.Port);
        return socket;
    }

    /// <summary>Sends what the server may refuse before it has taken all of it, and close the connection.</summary>
    private static async Task SendAsync(Socket socket, string text)
    {
        try
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(text));
        }
        catch (SocketException)
        {
            // What it said before can still be read.
        }
    }

    private static async Task<string> FirstLineAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync() ?? string.Empty;
    }

    /// <summary>The body of a commit whose end comes when it is let go. It begins when the server asks for it, and so when the request has its place.</summary>
    private sealed class WaitingContent(SemaphoreSlim end) : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Begun => _begun.Task;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"key\":\"header\",\"value\":{\"summary\":\"x\"}}\n"u8.ToArray());
            await stream.FlushAsync();
            _begun.SetResult();
            await end.WaitAsync();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
