using Linnet.Hub.Limits;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol;

/// <summary>Looks at a card before it is committed. The answer is JSON whatever its status: clients read both.</summary>
internal static class CardEndpoint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/validate-yaml", AnswerAsync).WithMetadata(RateBucket.Read);

    private static async Task AnswerAsync(HttpContext context)
    {
        var body = await HubJson.ReadAsync<ValidateBody>(context);
        var findings = CardRules.Check(body.Content ?? string.Empty, KindPrefixes.Parse(body.RepoType));
        if (findings.Any(finding => finding.IsError)) context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await HubJson.WriteAsync(context, new
        {
            errors = findings.Where(finding => finding.IsError).Select(finding => new { message = finding.Message }),
            warnings = findings.Where(finding => !finding.IsError).Select(finding => new { message = finding.Message }),
        });
    }
}

/// <summary>The body of <c>validate-yaml</c>.</summary>
internal sealed record ValidateBody(string? Content, string? RepoType);
