using System.Text;
using System.Text.Json;
using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Creates, deletes, moves and sets up repositories.</summary>
internal sealed class RepositoryEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/repos/create", CreateAsync);
        routes.MapDelete("/api/repos/delete", DeleteAsync);
        routes.MapPost("/api/repos/move", MoveAsync);
        foreach (var kind in KindPrefixes.All)
            routes.MapPut($"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}/settings", context => ChangeAsync(context, kind));
    }

    private static Visibility? VisibilityOf(string? text, bool? isPrivate) => text switch
    {
        null => isPrivate is null ? null : isPrivate.Value ? Visibility.Private : Visibility.Public,
        "public" => Visibility.Public,
        "private" => Visibility.Private,
        _ => throw new RefusedException(Refusal.BadRequest, $"'{text}' is no visibility here: use public or private."),
    };

    private static Gating? GatingOf(JsonElement? gated) => gated switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.False } => Gating.None,
        { ValueKind: JsonValueKind.String } text when text.GetString() == "auto" => Gating.Auto,
        { ValueKind: JsonValueKind.String } text when text.GetString() == "manual" => Gating.Manual,
        _ => throw new RefusedException(Refusal.BadRequest, "'gated' has to be false, \"auto\" or \"manual\"."),
    };

    private static byte[] BytesOf(CreateFile file)
    {
        if (file.Encoding != "base64") return Encoding.UTF8.GetBytes(file.Content);
        var bytes = new byte[file.Content.Length];
        return Convert.TryFromBase64String(file.Content, bytes, out var length)
            ? bytes[..length]
            : throw new RefusedException(Refusal.BadRequest, $"The content of '{file.Path}' is no base64.");
    }

    private static RepositoryName NameOf(RepositoryKind kind, string? organization, string? name, Caller caller)
    {
        if (name is not null && name.Contains('/', StringComparison.Ordinal)) return RepositoryName.Parse(kind, name);
        caller.RequireUser();
        return RepositoryName.Parse(kind, $"{organization ?? caller.Name}/{name}");
    }

    private async Task CreateAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<CreateBody>(context);
        var name = NameOf(KindPrefixes.Parse(body.Type), body.Organization, body.Name, context.Caller);
        var files = (body.Files ?? []).Select(file => file is { Path: not null, Content: not null }
            ? (file.Path, BytesOf(file))
            : throw new RefusedException(Refusal.BadRequest, "Each of 'files' needs a path and a content.")).ToList();
        var row = await hub.Repositories.CreateAsync(
            context.Caller,
            new NewRepository(name.Kind, name.Namespace, name.Name, VisibilityOf(body.Visibility, body.Private) ?? Visibility.Public, body.License, files),
            context.RequestAborted);
        await HubJson.WriteAsync(context, new { url = $"{context.Root}/{row.FullName.Address}", id = $"{row.Id}", name = row.FullName.Id });
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<DeleteBody>(context);
        await hub.Repositories.DeleteAsync(context.Caller, NameOf(KindPrefixes.Parse(body.Type), body.Organization, body.Name, context.Caller), context.RequestAborted);
    }

    private async Task MoveAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<MoveBody>(context);
        var kind = KindPrefixes.Parse(body.Type);
        await hub.Repositories.MoveAsync(context.Caller, RepositoryName.Parse(kind, body.FromRepo), RepositoryName.Parse(kind, body.ToRepo), context.RequestAborted);
    }

    private async Task ChangeAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<SettingsBody>(context);
        await hub.Repositories.ChangeAsync(context.Caller, context.NameOf(kind), VisibilityOf(body.Visibility, body.Private), GatingOf(body.Gated), context.RequestAborted);
        await HubJson.WriteAsync(context, new { success = true });
    }
}
