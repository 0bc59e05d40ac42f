using Linnet.Hub;
using Linnet.Hub.Maintenance;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Linnet.Cli.Commands;

/// <summary>A hub that listens.</summary>
internal sealed class RunningHub : IAsyncDisposable
{
    internal const int UsualPort = 7860;

    private readonly WebApplication _application;

    private RunningHub(WebApplication application) => _application = application;

    internal string Address => _application.Urls.First();

    /// <summary>The administrator's token at the first start; null at all others.</summary>
    internal string? FirstToken { get; private init; }

    /// <summary>Signs its administrator in, once, from this machine; null where that cannot be.</summary>
    internal string? SignInLink { get; private init; }

    /// <summary>Starts a hub.</summary>
    /// <param name="options">Where it keeps its things.</param>
    /// <param name="port">Null for the usual one, or any that is free where that is taken.</param>
    /// <param name="cancellation">Ends the start.</param>
    internal static async Task<RunningHub> StartAsync(HubOptions options, int? port, CancellationToken cancellation)
    {
        WebApplication application;
        try
        {
            application = await ListenAsync(options with { Port = port ?? UsualPort }, cancellation).ConfigureAwait(false);
        }
        catch (IOException error) when (port is null && error.InnerException is AddressInUseException)
        {
            application = await ListenAsync(options with { Port = 0 }, cancellation).ConfigureAwait(false);
        }

        // Only now: a hub that cannot listen would take the one chance to show the token with it.
        var token = await HubAdministration.EnsureAdministratorAsync(options, cancellation).ConfigureAwait(false);
        var link = await HubAdministration.CreateSignInLinkAsync(options, new Uri(application.Urls.First()), cancellation).ConfigureAwait(false);
        return new RunningHub(application) { FirstToken = token, SignInLink = link };
    }

    /// <summary>Waits for Ctrl-C, and ends what is under way.</summary>
    internal Task WaitAsync(CancellationToken cancellation) => _application.WaitForShutdownAsync(cancellation);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task<WebApplication> ListenAsync(HubOptions options, CancellationToken cancellation)
    {
        var application = await HubApplication.BuildAsync(options, cancellation).ConfigureAwait(false);
        try
        {
            await application.StartAsync(cancellation).ConfigureAwait(false);
            return application;
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
