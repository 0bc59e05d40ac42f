using System.Collections.Concurrent;
using System.Globalization;
using Linnet.Hub.Content.S3;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Tests.Content;

/// <summary>Parts that writers left in a bucket are ended. The server is one of the test's own: those that npm has cannot list them.</summary>
public sealed class UnfinishedUploadsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Yesterday = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentQueue<string> _ended = new();
    private WebApplication _server = null!;
    private int _status = StatusCodes.Status200OK;

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "S3RVER");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "S3RVER");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Those_of_the_hubs_own_folder_that_are_old_are_ended_over_all_pages()
    {
        using var store = Open();
        Assert.Equal(2, await store.EndUnfinishedAsync("packs", Yesterday, default));
        Assert.Equal(["/bucket/models/packs/aa/old?old", "/bucket/models/packs/bb/older?older"], _ended);
    }

    [Theory]
    [InlineData(StatusCodes.Status501NotImplemented)]
    [InlineData(StatusCodes.Status405MethodNotAllowed)]
    public async Task A_server_that_cannot_list_them_is_left_alone(int status)
    {
        _status = status;
        using var store = Open();
        Assert.Equal(0, await store.EndUnfinishedAsync("packs", Yesterday, default));
    }

    [Fact]
    public async Task A_server_that_refuses_is_an_error()
    {
        _status = StatusCodes.Status403Forbidden;
        using var store = Open();
        await Assert.ThrowsAsync<IOException>(() => store.EndUnfinishedAsync("packs", Yesterday, default));
    }

    private S3BlobStore Open() => new(S3Location.Parse($"s3://bucket/models?endpoint={_server.Urls.First()}&region=us-east-1"));

    private static string Upload(string key, string id, int hours) =>
        string.Create(CultureInfo.InvariantCulture, $"<Upload><Key>models/packs/{key}</Key><UploadId>{id}</UploadId><Initiated>{Yesterday.AddHours(hours):yyyy-MM-ddTHH:mm:ss.000Z}</Initiated></Upload>");

    private async Task AnswerAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (HttpMethods.IsDelete(context.Request.Method))
        {
            _ended.Enqueue($"{context.Request.Path}?{query["uploadId"]}");
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.StatusCode = _status;
        context.Response.ContentType = "application/xml";
        if (_status != StatusCodes.Status200OK)
        {
            await context.Response.WriteAsync("<Error><Code>Refused</Code><Message>no</Message></Error>");
            return;
        }

        Assert.True(query.ContainsKey("uploads"));
        Assert.Equal("models/packs/", query["prefix"]);
        var isFirst = query["key-marker"].Count == 0 || query["key-marker"] == string.Empty;
        var page = isFirst
            ? $"<IsTruncated>true</IsTruncated><NextKeyMarker>models/packs/ab/young</NextKeyMarker><NextUploadIdMarker>young</NextUploadIdMarker>{Upload("aa/old", "old", -1)}{Upload("ab/young", "young", 1)}"
            : $"<IsTruncated>false</IsTruncated>{Upload("bb/older", "older", -50)}";
        await context.Response.WriteAsync($"<ListMultipartUploadsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Bucket>bucket</Bucket>{page}</ListMultipartUploadsResult>");
    }
}
