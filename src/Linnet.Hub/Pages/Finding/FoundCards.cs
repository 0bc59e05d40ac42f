using Linnet.Hub.Search;
using Microsoft.AspNetCore.Components;

namespace Linnet.Hub.Pages.Finding;

/// <summary>Shows a repository that was found.</summary>
internal static class FoundCards
{
    /// <summary>To be written into a list as <c>@FoundCards.Of(found)</c>.</summary>
    internal static RenderFragment Of(FoundRepository found) => builder =>
    {
        builder.OpenComponent<CascadingValue<FoundRepository>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<FoundRepository>.Value), found);
        builder.AddComponentParameter(2, nameof(CascadingValue<FoundRepository>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<FoundRepository>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<FoundCard>(0);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    };
}
