using System.Net;
using Linnet.Hub.Git;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Tests.Git;

/// <summary>The endpoints of git alone, on a loopback port.</summary>
internal sealed class GitHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private GitHost(WebApplication application)
    {
        _application = application;
        Address = application.Urls.First();
    }

    internal string Address { get; }

    /// <summary>The address of the model that tests use.</summary>
    internal string Model => $"{Address}/alice/m";

    /// <summary>Serves one repository under every name.</summary>
    internal static Task<GitHost> StartAsync(IGitObjectSource repository) => StartAsync((_, _, _) => Task.FromResult(repository));

    internal static async Task<GitHost> StartAsync(OpenRepository open)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.UseMiddleware<ErrorResponses>();
        new GitEndpoints(open, GitLimits.Default).Map(application);
        await application.StartAsync();
        return new GitHost(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
