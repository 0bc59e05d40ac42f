using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Linnet.Hub.Pages;

/// <summary>Where rendering begins: shows what it is given.</summary>
internal sealed class PageRoot : ComponentBase
{
    /// <summary>The page with all that cascades through it.</summary>
    [Parameter]
    public RenderFragment? Content { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Content);
}
