using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Linnet.Client.Tests.Hub;

public sealed class HubResumeTests : HubTestBase
{
    [Fact]
    public async Task A_broken_connection_is_continued_where_it_broke()
    {
        var breaks = 2;
        Server.Interfere = async context =>
        {
            if (!IsWeights(context) || breaks == 0) return false;
            breaks--;
            await BreakAsync(context, 30_000);
            return true;
        };
        var folder = await PullAsync();
        Assert.Equal(Server.Files["model.safetensors"], await File.ReadAllBytesAsync(Path.Combine(folder, "model.safetensors")));
        Assert.Equal(
            [null, "bytes=30000-", "bytes=60000-"], Server.Requests.Where(request => request.Path.EndsWith("model.safetensors", StringComparison.Ordinal)).Select(request => request.Range));
    }

    [Fact]
    public async Task A_reset_connection_loses_nothing()
    {
        var resets = 2;
        Server.Interfere = async context =>
        {
            if (!IsWeights(context) || resets == 0) return false;
            resets--;
            await BreakAsync(context, 30_000);
            context.Abort();
            return true;
        };
        Assert.Equal(Server.Files["model.safetensors"], await File.ReadAllBytesAsync(Path.Combine(await PullAsync(), "model.safetensors")));
        Assert.Equal(0, resets);
    }

    [Fact]
    public async Task A_later_pull_continues_what_an_earlier_one_left()
    {
        Server.Interfere = async context =>
        {
            if (!IsWeights(context)) return false;
            await BreakAsync(context, 40_000);
            return true;
        };
        Assert.Contains("run the same again", await RefusalAsync(Options with { Retries = 0 }), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Cache, "models--org--name", "snapshots")));
        Server.Interfere = _ => Task.FromResult(false);
        Server.Requests.Clear();
        await PullAsync();
        Assert.Contains(Server.Requests, request => request.Range == "bytes=40000-");
    }

    [Fact]
    public async Task A_hub_that_cannot_continue_begins_again()
    {
        await LeaveAsync(Server.Files["model.safetensors"][..5000]);
        Server.Interfere = async context =>
        {
            if (!IsWeights(context)) return false;
            await context.Response.Body.WriteAsync(Server.Files["model.safetensors"]);
            return true;
        };
        Assert.Equal(Server.Files["model.safetensors"], await File.ReadAllBytesAsync(Path.Combine(await PullAsync(), "model.safetensors")));
    }

    [Fact]
    public async Task A_wrong_rest_is_noticed_and_the_next_pull_is_right()
    {
        await LeaveAsync(new byte[5000]);
        Assert.Contains("does not have the hash", await RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal(Server.Files["model.safetensors"], await File.ReadAllBytesAsync(Path.Combine(await PullAsync(), "model.safetensors")));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(100_001)]
    public async Task A_rest_of_the_wrong_content_or_length_is_thrown_away(int length)
    {
        await LeaveAsync(new byte[length]);
        Assert.Equal(Server.Files["model.safetensors"], await File.ReadAllBytesAsync(Path.Combine(await PullAsync(), "model.safetensors")));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_busy_hub_is_asked_again(int status)
    {
        var refusals = 3;
        Server.Interfere = async context =>
        {
            if (refusals == 0) return false;
            refusals--;
            if (refusals == 1) context.Response.Headers.RetryAfter = "0";
            await FakeHub.RefuseAsync(context, status, null);
            return true;
        };
        await PullAsync();
        Server.Interfere = async context =>
        {
            await FakeHub.RefuseAsync(context, status, null);
            return true;
        };
        Server.Requests.Clear();
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), await RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal(4, Server.Requests.Count);
    }

    private static bool IsWeights(HttpContext context) => context.Request.Path.Value!.EndsWith("model.safetensors", StringComparison.Ordinal);

    /// <summary>
    /// Sends some bytes from the place that is asked for, fewer than it promises. The server then closes the connection in order, so all that was
    /// sent arrives; a reset could throw away what the client has not read yet.
    /// </summary>
    private async Task BreakAsync(HttpContext context, int count)
    {
        var content = Server.Files["model.safetensors"];
        var from = (int)(context.Request.GetTypedHeaders().Range?.Ranges.First().From ?? 0);
        if (from > 0)
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{content.Length - 1}/{content.Length}");
        }

        context.Response.ContentLength = content.Length - from;
        await context.Response.Body.WriteAsync(content.AsMemory(from, count));
        await context.Response.Body.FlushAsync();
    }

    private async Task LeaveAsync(byte[] content)
    {
        var blobs = Directory.CreateDirectory(Path.Combine(Cache, "models--org--name", "blobs")).FullName;
        var name = FakeHub.HashOf("model.safetensors", Server.Files["model.safetensors"]);
        await File.WriteAllBytesAsync(Path.Combine(blobs, $"{name}.incomplete"), content);
    }
}
