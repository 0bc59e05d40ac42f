using System.Globalization;
using Linnet.Hub.Access;
using Linnet.Hub.Limits;
using Linnet.Hub.Mirror.Bundles;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Repositories as one file: out of the hub for who may read them, whole or from some byte on; into it for who may own them.</summary>
internal sealed class BundleEndpoints(HubServices hub)
{
    private const int PerCaller = 2;
    private const int InAll = 8;
    private const string MediaType = "application/x-tar";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Each holds its list and its folders in memory while it goes on.</summary>
    private readonly Places _places = new(PerCaller, InAll);

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
            routes.MapMethods($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/bundle", Methods, context => InPlaceAsync(context, () => ExportAsync(context, kind))).WithMetadata(RateBucket.Transfer);
        routes.MapPost("/api/bundles", context => InPlaceAsync(context, () => ImportAsync(context))).WithMetadata(RateBucket.Transfer);
    }

    private async Task InPlaceAsync(HttpContext context, Func<Task> work)
    {
        var key = context.Caller.UserId is { } user ? user.ToString(CultureInfo.InvariantCulture) : ClientAddress.KeyOf(context.Connection.RemoteIpAddress);
        if (!_places.TryEnter(key))
            throw new RefusedException(Refusal.TooManyRequests, $"At most {PerCaller} bundles of one caller, and {InAll} of all, are on their way at the same time: wait for one to end.") { Wait = TimeSpan.FromSeconds(5) };
        try
        {
            await work();
        }
        finally
        {
            _places.Leave(key);
        }
    }

    private async Task ExportAsync(HttpContext context, RepositoryKind kind)
    {
        var (name, cancellation) = (context.NameOf(kind), context.RequestAborted);
        var row = await hub.Access.OpenAsync(context.Caller, name, Verb.Read, cancellation);
        var bundle = await BundleExport.PrepareAsync(hub, row, context.Request.Query["since"].FirstOrDefault() is { Length: > 0 } since ? since : null, BundleLimits.OverHttp, cancellation);
        var headers = context.Response.Headers;
        headers.ETag = $"\"{bundle.Tag}\"";
        headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch.Any(tag => tag == headers.ETag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentDisposition = $"attachment; filename=\"{row.Namespace}-{row.Name}.linnetbundle\"";
        context.Response.ContentType = MediaType;
        var range = RangeResponse.Begin(context, bundle.Length);
        if (!HttpMethods.IsHead(context.Request.Method)) await bundle.WriteAsync(context.Response.Body, range.Offset, range.Length, cancellation);
    }

    private async Task ImportAsync(HttpContext context)
    {
        context.Caller.RequireWriter();
        context.AllowAnyLength();
        var owner = context.Request.Query["owner"].FirstOrDefault() is { Length: > 0 } name ? name : null;
        try
        {
            var outcomes = await new BundleImport(hub, owner, BundleLimits.OverHttp, new BundleRights(hub, context.Caller)).RunAsync(context.Request.Body, context.RequestAborted);
            await HubJson.WriteAsync(context, outcomes);
        }
        catch (Exception error) when (error is DataFormatException or ConfigurationException)
        {
            throw new RefusedException(Refusal.BadRequest, error.Message);
        }
    }
}
