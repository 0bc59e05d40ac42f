using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Origin.Signatures;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Origin;

/// <summary>Signatures over commits: what is to be signed, what has been, and new ones.</summary>
internal sealed class SignatureEndpoints(HubServices hub)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in KindPrefixes.All)
        {
            var prefix = $"/api/{KindPrefixes.Api(kind)}/{{ns}}/{{name}}";
            routes.MapGet($"{prefix}/statement/{{**rest}}", context => StatementAsync(context, kind));
            routes.MapGet($"{prefix}/signatures/{{**rest}}", context => ListAsync(context, kind));
            routes.MapPost($"{prefix}/signatures", context => AddAsync(context, kind));
        }
    }

    private static object View(CheckedSignature signature) => new
    {
        commit = signature.Signature.CommitId.ToString(),
        user = signature.User,
        key = signature.Key.Name,
        fingerprint = signature.Key.Fingerprint,
        state = WordOf(signature.State),
        findings = signature.Findings.Select(finding => finding.Message),
        created = signature.Signature.Created.UtcDateTime,
        revoked = signature.Key.Revoked?.UtcDateTime,
        signature = signature.Signature.Text,
    };

    private static string WordOf(SignatureState state) => state switch
    {
        SignatureState.Verified => "verified",
        SignatureState.Revoked => "revoked",
        _ => "mismatch",
    };

    private async Task<(RepositoryRow Row, Revision Revision)> OpenAsync(HttpContext context, RepositoryKind kind)
    {
        var row = await hub.Access.OpenAsync(context.Caller, context.NameOf(kind), Verb.Read, context.RequestAborted);
        return (row, (await hub.Revisions.FindAsync(row, RawPath.Parts(context, 5), context.RequestAborted)).Revision);
    }

    private async Task StatementAsync(HttpContext context, RepositoryKind kind)
    {
        var (row, revision) = await OpenAsync(context, kind);
        var statement = await hub.Signatures.StatementAsync(row, revision, context.RequestAborted);
        context.Response.Headers[HubHeaders.RepositoryCommit] = revision.Commit.ToString();
        await HubText.WriteAsync(context, statement.ToText());
    }

    private async Task ListAsync(HttpContext context, RepositoryKind kind)
    {
        var (row, revision) = await OpenAsync(context, kind);
        await HubJson.WriteAsync(context, (await hub.Signatures.OfAsync(row, revision, context.RequestAborted)).Select(View));
    }

    private async Task AddAsync(HttpContext context, RepositoryKind kind)
    {
        var body = await HubJson.ReadAsync<SignatureBody>(context);
        await HubJson.WriteAsync(context, View(await hub.Signatures.AddAsync(context.Caller, context.NameOf(kind), body.Signature, context.RequestAborted)));
    }
}

/// <summary>The body that brings a signature.</summary>
internal sealed record SignatureBody(string? Signature);
