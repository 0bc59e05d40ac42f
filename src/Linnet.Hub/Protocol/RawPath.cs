using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Linnet.Hub.Protocol;

/// <summary>
/// The parts of a request's address as the client wrote them, each decoded by itself: only so is the slash within a branch's name
/// (<c>feature%2Fx</c>) told from one between parts, and a percent sign in a file's name kept.
/// </summary>
internal static class RawPath
{
    /// <summary>The parts behind the first ones.</summary>
    /// <param name="context">The request.</param>
    /// <param name="skip">How many parts are known already.</param>
    internal static IReadOnlyList<string> Parts(HttpContext context, int skip)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0) target = target[..query];
        return [.. target.Split('/').Skip(1 + skip).Select(Uri.UnescapeDataString)];
    }

    /// <summary>Parts put together to a path below a repository's root.</summary>
    internal static string Join(IEnumerable<string> parts) => string.Join('/', parts).Trim('/');

    /// <summary>A path for an address: slashes stay, all else is encoded.</summary>
    internal static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
