using System.Text.Json.Nodes;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Origin;
using Linnet.Hub.Origin.Inventory;
using Linnet.Hub.Origin.Stored;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Origin;

/// <summary>Where a repository comes from and whether its licence allows that, and the files that follow from it: whom to name, and what it is made of.</summary>
internal sealed class OriginEndpoints(HubServices hub)
{
    private const string BillType = "application/vnd.cyclonedx+json; version=1.6; charset=utf-8";

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            routes.MapGet($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/lineage/{{**rest}}", context => LineageAsync(context, kind));
            var prefix = $"/{KindPrefixes.Files(kind)}{{ns}}/{{name}}";
            routes.MapGet($"{prefix}/attribution/{{**rest}}", context => AttributionAsync(context, kind));
            routes.MapGet($"{prefix}/sbom/{{**rest}}", context => BillAsync(context, kind));
        }
    }

    private static JsonObject View(LineageChild child) => new()
    {
        ["kind"] = RepositoryKinds.Word(child.Row.Kind),
        ["id"] = child.Row.FullName.Id,
        ["relation"] = child.Relation.Word(),
    };

    /// <summary>Says which commit it is about, and gives the file a name.</summary>
    private static void Describe(HttpContext context, Revision revision, string file)
    {
        var headers = context.Response.Headers;
        headers[HubHeaders.RepositoryCommit] = revision.Commit.ToString();
        headers.ContentDisposition = $"attachment; filename=\"{HubHeaders.Safe(file)}\"";
        headers.CacheControl = "private, no-cache";
    }

    private async Task<(RepositoryRow Row, Revision Revision)> OpenAsync(HttpContext context, RepositoryKind kind, int skip)
    {
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Read, context.RequestAborted);
        var rest = RawPath.Join(RawPath.Parts(context, skip));
        return (row, await hub.Revisions.FindAsync(row, rest.Length == 0 ? RefNames.MainBranch : rest, context.RequestAborted));
    }

    private Task<(RepositoryRow Row, Revision Revision)> OpenFileAsync(HttpContext context, RepositoryKind kind) => OpenAsync(context, kind, kind == RepositoryKind.Model ? 3 : 4);

    private async Task LineageAsync(HttpContext context, RepositoryKind kind)
    {
        var (row, revision) = await OpenAsync(context, kind, 5);
        var graph = await hub.Lineages.OfAsync(context.Caller, row, revision, context.Root, context.RequestAborted);
        var children = await hub.Lineages.ChildrenAsync(context.Caller, row, context.RequestAborted);
        var body = LineageJson.Write(graph);
        body["commit"] = revision.Commit.ToString();
        body["children"] = new JsonArray([.. children.Select(View)]);
        body["compatibility"] = LineageJson.Write(LineageVerdict.Of(graph));
        await HubJson.WriteAsync(context, body);
    }

    private async Task AttributionAsync(HttpContext context, RepositoryKind kind)
    {
        var (row, revision) = await OpenFileAsync(context, kind);
        var graph = await hub.Lineages.OfAsync(context.Caller, row, revision, context.Root, context.RequestAborted);
        Describe(context, revision, $"{row.Name}-{AttributionFile.FileName}");
        await HubText.WriteAsync(context, AttributionFile.Write(graph));
    }

    private async Task BillAsync(HttpContext context, RepositoryKind kind)
    {
        var (row, revision) = await OpenFileAsync(context, kind);
        var inventory = await hub.Lineages.InventoryAsync(context.Caller, row, revision, context.Root, context.RequestAborted);
        Describe(context, revision, $"{row.Name}.cdx.json");
        context.Response.ContentType = BillType;
        await context.Response.WriteAsync(CycloneDxWriter.Write(inventory), context.RequestAborted);
    }
}
