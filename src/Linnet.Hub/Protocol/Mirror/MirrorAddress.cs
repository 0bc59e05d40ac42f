using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol.Mirror;

/// <summary>A request to read a repository, taken apart.</summary>
/// <param name="Name">The repository.</param>
/// <param name="Call">What is asked: nothing for its description, <c>revision</c>, <c>tree</c>, <c>paths-info</c>, <c>commits</c>, <c>refs</c>, <c>resolve</c>, <c>raw</c>.</param>
/// <param name="Rest">What follows, decoded part by part.</param>
internal sealed record MirrorAddress(RepositoryName Name, string Call, IReadOnlyList<string> Rest)
{
    /// <summary>Reads an address.</summary>
    /// <returns>Null where it is none that another hub could answer.</returns>
    internal static MirrorAddress? TryParse(HttpContext context)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var parts = RawPath.Parts(context, 0);
        var (kind, skip) = KindOf(parts);
        var rest = parts.Skip(skip).ToList();
        if (rest.Count < 2 || rest.Take(2).Any(part => part.Length == 0)) return null;
        var name = new RepositoryName(kind, rest[0], rest[1]);
        var isApi = parts[0] == "api";
        var call = rest.Count > 2 ? rest[2] : string.Empty;
        var isKnown = isApi
            ? (isRead && call is ("" or "revision" or "tree" or "commits" or "refs")) || (HttpMethods.IsPost(context.Request.Method) && call == "paths-info")
            : isRead && call is ("resolve" or "raw");
        return isKnown && (call is "" or "refs" || rest.Count > 3) ? new MirrorAddress(name, call, [.. rest.Skip(3)]) : null;
    }

    private static (RepositoryKind Kind, int Skip) KindOf(IReadOnlyList<string> parts)
    {
        var isApi = parts.Count > 1 && parts[0] == "api";
        foreach (var kind in KindPrefixes.All)
        {
            if (isApi && parts[1] == KindPrefixes.Api(kind)) return (kind, 2);
            if (!isApi && kind != RepositoryKind.Model && parts.Count > 0 && parts[0] == KindPrefixes.Api(kind)) return (kind, 1);
        }

        return (RepositoryKind.Model, isApi ? parts.Count : 0);
    }
}
