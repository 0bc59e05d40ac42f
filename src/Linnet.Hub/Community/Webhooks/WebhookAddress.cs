using System.Net;
using System.Text;
using Linnet.Hub.Safety;

namespace Linnet.Hub.Community.Webhooks;

/// <summary>The addresses that a webhook may have.</summary>
internal static class WebhookAddress
{
    /// <summary>What to do where an address is refused.</summary>
    internal const string Advice = "the administrator can allow private networks with --allow-private-webhooks.";

    private const int MaxLength = 2000;

    /// <summary>Reads an address, and refuses those that are no http, carry a password, or are plainly inside of a private network.</summary>
    internal static Uri Parse(string? text, bool allowsPrivateNetworks)
    {
        if (text is not { Length: > 0 and <= MaxLength } || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new RefusedException(Refusal.BadRequest, $"'url' has to be an address that begins with http:// or https:// and has at most {MaxLength} characters.");
        if (address.UserInfo.Length > 0) throw new RefusedException(Refusal.BadRequest, "'url' must not carry a name or password; use 'secret', which is sent as a header.");

        // Other signs than ASCII's may stand for digits and dots, and are read differently by those who read them.
        if (!Ascii.IsValid(address.Host))
            throw new RefusedException(Refusal.BadRequest, "'url' has a host with other letters than ASCII; write it as it stands in the domain name system, http://xn--...");

        // Names are looked up, and looked at, when something is sent: they may lead elsewhere by then.
        if (!allowsPrivateNetworks && IPAddress.TryParse(address.IdnHost, out var literal) && !NetworkGuard.IsPublic(literal))
            throw new RefusedException(Refusal.BadRequest, $"{literal} is not an address of the open internet; {Advice}");
        return address;
    }
}
