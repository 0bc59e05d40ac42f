using System.Globalization;
using Linnet.Hub.Mirror.Upstream;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol.Mirror;

/// <summary>Answers requests to read repositories that are not this hub's from what it has, or can fetch, of another hub. All else goes on as ever.</summary>
internal sealed class MirrorMiddleware(RequestDelegate next, UpstreamMirror mirror)
{
    private const string WarningHeader = "X-HF-Warning";

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (MirrorAddress.TryParse(context) is not { } address || !await mirror.IsForeignAsync(address.Name, context.RequestAborted))
        {
            await next(context);
            return;
        }

        var version = await mirror.FindAsync(context.Caller, address.Name, address.Rest.Count > 0 ? address.Rest[0] : RefNames.MainBranch, context.RequestAborted);
        if (version.StaleSince is { } since)
            context.Response.Headers[WarningHeader] = string.Create(CultureInfo.InvariantCulture, $"mirror; the hub behind this one cannot be reached, this is what it said at {since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
        context.Response.Headers[HubHeaders.RepositoryCommit] = version.Commit.ToString();
        if (address.Call == "commits") await MirrorHistoryAnswer.WriteCommitsAsync(context, await mirror.HistoryAsync(version, context.RequestAborted));
        else if (address.Call == "refs") await MirrorHistoryAnswer.WriteRefsAsync(context, await mirror.RefsAsync(address.Name, context.RequestAborted));
        else await AnswerAsync(context, address, version);
    }

    private async Task AnswerAsync(HttpContext context, MirrorAddress address, MirrorVersion version)
    {
        var tree = await mirror.TreeAsync(version, context.RequestAborted);
        switch (address.Call)
        {
            case "tree":
                await new MirrorListing(version, tree).TreeAsync(context, RawPath.Join(address.Rest.Skip(1)));
                break;
            case "paths-info":
                await new MirrorListing(version, tree).PathsAsync(context);
                break;
            case "resolve" or "raw":
                await new MirrorFileAnswer(mirror, version, tree, isFixed: address.Rest[0] == version.Commit.ToString()).SendAsync(context, RawPath.Join(address.Rest.Skip(1)), address.Call == "raw");
                break;
            default:
                await new MirrorListing(version, tree).DescribeAsync(context);
                break;
        }
    }
}
