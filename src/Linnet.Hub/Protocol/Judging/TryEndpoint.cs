using System.Text.Json;
using Linnet.Hub.Access;
using Linnet.Hub.Judging;
using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Protocol.Judging;

/// <summary>Models tried with an input, in the form of Hugging Face's inference calls.</summary>
internal sealed class TryEndpoint(HubServices hub, JudgingRuntime runtime)
{
    private const int MaxBody = 64 << 10;

    internal void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/models/{ns}/{name}/try", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        await hub.Access.OpenAsync(context.Caller, context.NameOf(RepositoryKind.Model), Verb.Read, context.RequestAborted);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBody;
        var body = await HubJson.ReadAsync<JsonElement>(context);
        var (input, revision) = TryBody.Read(body);
        var answer = await runtime.TryIt.TryAsync(context.Caller, context.NameOf(RepositoryKind.Model), revision, input, context.RequestAborted);
        await HubJson.WriteAsync(context, TryViews.Of(input, answer));
    }
}
