using System.Net;
using Linnet.Hub.Pages.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Maintenance;

/// <content>The way in for who runs the hub.</content>
public static partial class HubAdministration
{
    /// <summary>Makes a link that signs the hub's first administrator in: once, within a quarter of an hour, and only from a browser on the hub's own machine.</summary>
    /// <param name="options">Where the hub keeps its things.</param>
    /// <param name="address">Where the hub listens.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Null where the hub listens at one outer address alone, or has no administrator.</returns>
    public static Task<string?> CreateSignInLinkAsync(HubOptions options, Uri address, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        return WithAsync(
            options,
            async hub =>
            {
                if (LocalOf(address) is not { } local) return null;
                var user = await hub.Database.ReadAsync(context => context.Accounts.Where(row => row.IsAdmin && !row.IsDisabled).OrderBy(row => row.Id).FirstOrDefaultAsync(cancellation));
                return user is null ? null : $"{local}{SignInLinkEndpoint.Address}{await hub.SignInLinks.CreateAsync(user.Id, cancellation)}";
            },
            cancellation);
    }

    private static string? LocalOf(Uri address)
    {
        if (!IPAddress.TryParse(address.IdnHost, out var host)) return null;
        if (IPAddress.IsLoopback(host)) return address.GetLeftPart(UriPartial.Authority);

        // A hub that listens at all addresses does so at this one too.
        var builder = new UriBuilder(address) { Host = host.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "[::1]" : "127.0.0.1" };
        return host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any) ? builder.Uri.GetLeftPart(UriPartial.Authority) : null;
    }
}
