using Linnet.Hub.Access;
using Linnet.Hub.Judging;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Pages.Routing;
using Linnet.Hub.Protocol;
using Linnet.Hub.Repositories;
using Linnet.Hub.TryIt;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Hub.Pages.Judging;

/// <summary>The page on which a model is tried; with script its answer is shown in the box on the model's page.</summary>
internal sealed class TryPageEndpoints(HubServices hub, JudgingRuntime runtime)
{
    private const string Address = "/{ns}/{name}/try";

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Address, async context => await ShowAsync(context, await OpenAsync(context), null));

        // It changes nothing, so that a visitor without a session needs no proof; a session does, as everywhere.
        routes.MapPost(Address, AnswerAsync).WithMetadata(FormMark.Instance);
    }

    private Task<RepositoryPage> OpenAsync(HttpContext context) => RepositoryPage.OpenAsync(hub, context, RepositoryKind.Model, Verb.Read, RepositoryTabs.Card);

    private static Task ShowAsync(HttpContext context, RepositoryPage page, TryView? view) => context.RenderAsync<TryPage>(page, view ?? new TryView(page.Row.PipelineTag));

    private async Task AnswerAsync(HttpContext context)
    {
        // Whether one may know of the model comes first.
        var page = await OpenAsync(context);
        var form = await JudgingPages.FormOfAsync(context);
        var view = new TryView(page.Row.PipelineTag) { Text = form["text"].ToString(), Second = form["second"].ToString(), Labels = form["labels"].ToString() };
        var input = new TryInput(view.Text)
        {
            Second = view.Second.Length == 0 ? null : view.Second,
            Labels = view.Labels.Split([',', '\uFF0C'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };
        try
        {
            view = view with { Answer = await runtime.TryIt.TryAsync(context.Caller, page.Name, RefNames.MainBranch, input, context.RequestAborted) };
        }
        catch (RefusedException refused)
        {
            context.Response.StatusCode = ErrorResponses.StatusOf(refused.Refusal, context.Caller.IsAnonymous).Status;
            view = view with { Error = refused.Message };
        }

        await ShowAsync(context, page, view);
    }
}
