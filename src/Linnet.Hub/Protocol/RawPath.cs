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
    internal static IReadOnlyList<string> Parts(HttpContext context, int skip) =>
        [.. Split(context).Path.Split('/').Skip(1 + skip).Select(Uri.UnescapeDataString)];

    /// <summary>Path and query as the client wrote them; the query with its question mark, or empty.</summary>
    internal static (string Path, string Query) Split(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

        // Some proxies write the whole address.
        if (!target.StartsWith('/') && target.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0)
        {
            var path = target.IndexOf('/', scheme + "://".Length);
            target = path < 0 ? "/" : target[path..];
        }

        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? (target, string.Empty) : (target[..query], target[query..]);
    }

    /// <summary>Parts put together to a path below a repository's root.</summary>
    internal static string Join(IEnumerable<string> parts) => string.Join('/', parts).Trim('/');
}
