using Linnet.Hub.Diff.Stored;
using Microsoft.AspNetCore.Components;

namespace Linnet.Hub.Pages.Origin.Compare;

/// <summary>Shows what differs between two versions wherever a page wants to.</summary>
internal static class ComparisonParts
{
    /// <summary>To be written into a page as <c>@ComparisonParts.Of(comparison)</c>.</summary>
    internal static RenderFragment Of(Comparison comparison) => builder =>
    {
        builder.OpenComponent<CascadingValue<Comparison>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<Comparison>.Value), comparison);
        builder.AddComponentParameter(2, nameof(CascadingValue<Comparison>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<Comparison>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<ComparisonBody>(0);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    };
}
