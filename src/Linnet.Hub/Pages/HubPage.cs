using Linnet.Hub.Pages.Texts;
using Microsoft.AspNetCore.Components;

namespace Linnet.Hub.Pages;

/// <summary>The base of all pages and of their parts. They are public because the Razor compiler makes no others; they are no API.</summary>
public abstract class HubPage : ComponentBase
{
    /// <summary>The request that is being answered.</summary>
    [CascadingParameter]
    private protected PageRequest Page { get; set; } = null!;

    /// <summary>The hub, for parts that find by themselves what they show.</summary>
    [Inject]
    private protected HubServices Hub { get; set; } = null!;

    /// <summary>A text in the language of the page.</summary>
    private protected string T(PageText text, params object?[] values) => Page.Text(text, values);
}
