using System.Buffers;
using System.Text;
using Linnet.Hub.Pages.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Pages;

/// <summary>Answers requests with pages: a component, rendered to the end, then sent.</summary>
internal static class PageRendering
{
    private const string Html = "text/html; charset=utf-8";

    extension(HttpContext context)
    {
        /// <summary>Answers with a page in the layout of the hub.</summary>
        /// <typeparam name="TPage">The component.</typeparam>
        /// <param name="views">What the page shows: each cascades under its own type, to be had as <c>[CascadingParameter]</c>.</param>
        internal async Task RenderAsync<TPage>(params object[] views)
            where TPage : IComponent
        {
            var services = context.RequestServices;
            var request = new PageRequest(context, services.GetRequiredService<HubServices>(), services.GetRequiredService<HubOptions>());
            PreferenceCookies.Keep(context);
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            var text = await renderer.Dispatcher.InvokeAsync(async () =>
            {
                // The whole page first: what fails on the way becomes a page of its own and no half one.
                var content = Cascade([request, .. views], InLayout<TPage>);
                var root = await renderer.RenderComponentAsync<PageRoot>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PageRoot.Content)] = content }));
                return root.ToHtmlString();
            });
            await WriteAsync(context, text);
        }
    }

    private static void InLayout<TPage>(RenderTreeBuilder builder)
        where TPage : IComponent
    {
        builder.OpenComponent<Document>(0);
        builder.AddComponentParameter(1, nameof(Document.Body), (RenderFragment)Open<TPage>);
        builder.CloseComponent();
    }

    private static void Open<TPage>(RenderTreeBuilder builder)
        where TPage : IComponent
    {
        builder.OpenComponent<TPage>(0);
        builder.CloseComponent();
    }

    private static RenderFragment Cascade(IEnumerable<object> views, RenderFragment content) => views.Reverse().Aggregate(content, (inner, view) => builder =>
    {
        builder.OpenComponent(0, typeof(CascadingValue<>).MakeGenericType(view.GetType()));
        builder.AddComponentParameter(1, nameof(CascadingValue<object>.Value), view);
        builder.AddComponentParameter(2, nameof(CascadingValue<object>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<object>.ChildContent), inner);
        builder.CloseComponent();
    });

    private static async Task WriteAsync(HttpContext context, string text)
    {
        var response = context.Response;
        response.ContentType = Html;
        if (response.Headers.CacheControl.Count == 0) response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Cookie, Accept-Language";
        SecurityHeaders.AddPage(response.Headers);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, bytes);
            response.ContentLength = length;
            if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(bytes.AsMemory(0, length), context.RequestAborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
