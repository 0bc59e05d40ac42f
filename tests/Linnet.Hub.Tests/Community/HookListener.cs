using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Tests.Community;

/// <summary>An address on this machine that takes what webhooks send, and answers as it is told.</summary>
internal sealed class HookListener : IAsyncDisposable
{
    private readonly WebApplication _application;

    private HookListener(WebApplication application) => _application = application;

    internal ConcurrentQueue<(string Path, string Body, IHeaderDictionary Headers)> Received { get; } = new();

    /// <summary>The status of every answer.</summary>
    internal int Status { get; set; } = 200;

    /// <summary>What is answered to a path, where more than a status is wanted.</summary>
    internal Func<string, (int Status, string? Location, string Json)>? Answer { get; set; }

    internal string Address => _application.Urls.First();

    internal static async Task<HookListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var listener = new HookListener(application);
        application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            listener.Received.Enqueue((context.Request.Path, await reader.ReadToEndAsync(), new HeaderDictionary(context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value))));
            context.Response.StatusCode = listener.Status;
            if (listener.Status is >= 300 and < 400) context.Response.Headers.Location = "/elsewhere";
            if (listener.Answer?.Invoke(context.Request.Path) is not { } answer) return;
            context.Response.StatusCode = answer.Status;
            if (answer.Location is { } location) context.Response.Headers.Location = location;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Json);
        });
        await application.StartAsync();
        return listener;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
