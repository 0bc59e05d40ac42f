using System.Net;
using Linnet.Hub.Community;
using Linnet.Hub.Git;
using Linnet.Hub.Git.Stored;
using Linnet.Hub.Judging;
using Linnet.Hub.Limits;
using Linnet.Hub.Mirror.Upstream;
using Linnet.Hub.Pages;
using Linnet.Hub.Protocol;
using Linnet.Hub.Protocol.Chunks;
using Linnet.Hub.Protocol.Community;
using Linnet.Hub.Protocol.Judging;
using Linnet.Hub.Protocol.Lfs;
using Linnet.Hub.Protocol.Mirror;
using Linnet.Hub.Protocol.Origin;
using Linnet.Hub.Safety;
using Linnet.Hub.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub;

/// <summary>A hub with its doors: the protocol that Hugging Face's clients speak.</summary>
public static class HubApplication
{
    /// <summary>Opens a hub and puts it behind a web server, which the caller starts.</summary>
    /// <param name="options">Where it keeps its things and where it listens.</param>
    /// <param name="cancellation">Ends the opening.</param>
    /// <exception cref="ConfigurationException">An option is out of its range, or a later version has written the folder.</exception>
    public static async Task<WebApplication> BuildAsync(HubOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var hub = await HubServices.OpenAsync(options, TimeProvider.System, cancellation);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);

        // What keeps the server from starting is thrown, and need not be told twice.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Parse(options.Host), options.Port);
            server.AddServerHeader = false;
            ConnectionLimits.Apply(server.Limits, options.Limits);
        });
        if (options.Upstream is { } upstream) builder.Services.AddSingleton(_ => new UpstreamMirror(hub, upstream));
        builder.Services.AddSingleton(_ => hub).AddSingleton(options).AddSingleton<IMemoryPoolFactory<byte>, NetworkBlocksFactory>().AddHostedService<CommunityWorker>();
        builder.Services.AddSingleton(options.Limits).AddSingleton(hub.Clock).AddSingleton(hub.SignIns);
        builder.Services.AddSingleton(_ => new AuditLog(options.DataFolder, hub.Clock));
        builder.Services.AddJudging(hub, options.Work);
        var application = builder.Build();

        // Asked for once, so that it is disposed with the server.
        application.Services.GetRequiredService<HubServices>();
        Use(application);
        Map(application, hub, options);
        return application;
    }

    private static void Use(WebApplication application)
    {
        application.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedFor });
        application.UseMiddleware<RequestIds>();
        application.UseMiddleware<SecurityHeaders>();
        application.UseMiddleware<CrossOrigin>();
        application.UseMiddleware<AuditTrail>();
        application.UseMiddleware<ErrorResponses>();
        application.UseMiddleware<FailedTokens>();
        application.UseMiddleware<Authentication>();
        application.UseMiddleware<RateLimits>();
        if (application.Services.GetService<UpstreamMirror>() is { } mirror) application.UseMiddleware<MirrorMiddleware>(mirror);
    }

    private static void Map(WebApplication application, HubServices hub, HubOptions options)
    {
        var links = new LfsLinks(hub.Links, options);
        new QuotaEndpoints(hub).Map(application);
        new DeviceLoginEndpoints(hub).Map(application);
        new AmbientEndpoints(hub).Map(application);
        new SessionEndpoints(hub).Map(application);
        new RepositoryEndpoints(hub).Map(application);
        new ListingEndpoints(hub).Map(application);
        new FindingEndpoints(hub).Map(application);
        new TreeEndpoints(hub).Map(application);
        new FileEndpoints(hub).Map(application);
        new PreuploadEndpoint(hub).Map(application);
        new LfsBatchEndpoint(hub, links).Map(application);
        new LfsTransferEndpoints(hub, links).Map(application);
        new ChunkEndpoints(hub).Map(application);
        new CommitEndpoint(hub).Map(application);
        new QualityEndpoints(hub).Map(application);
        var judging = application.Services.GetRequiredService<JudgingRuntime>();
        new TryEndpoint(hub, judging).Map(application);
        new EvaluationEndpoints(hub, judging).Map(application);
        new HistoryEndpoints(hub).Map(application);
        new DiscussionEndpoints(hub).Map(application);
        new AccessRequestEndpoints(hub).Map(application);
        new KeyEndpoints(hub).Map(application);
        new SignatureEndpoints(hub).Map(application);
        new VersionEndpoints(hub).Map(application);
        new LargeFileEndpoints(hub).Map(application);
        new BundleEndpoints(hub).Map(application);
        new CompareEndpoints(hub).Map(application);
        new OriginEndpoints(hub).Map(application);
        CommunityEndpoints.Map(application, hub);
        CardEndpoint.Map(application);
        new GitEndpoints(StoredRepositories.Door(hub), GitLimits.Default).Map(application);
        HubPages.Map(application, hub);
        application.MapFallback("{**path}", NothingHere);
    }

    private static Task NothingHere(HttpContext context) =>
        throw new RefusedException(Refusal.NotFound, $"The hub has nothing at {context.Request.Method} {context.Request.Path}.");
}
