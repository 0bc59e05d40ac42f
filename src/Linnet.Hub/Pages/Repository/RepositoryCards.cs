using Linnet.Hub.Database;
using Microsoft.AspNetCore.Components;

namespace Linnet.Hub.Pages.Repository;

/// <summary>Repositories to be shown as cards.</summary>
/// <param name="Rows">In the order of the page.</param>
internal sealed record RepositoryRowList(IReadOnlyList<RepositoryRow> Rows);

/// <summary>Shows a list of repositories wherever a page has one.</summary>
internal static class RepositoryCards
{
    /// <summary>To be written into a page as <c>@RepositoryCards.Of(rows)</c>.</summary>
    internal static RenderFragment Of(IReadOnlyList<RepositoryRow> rows) => builder =>
    {
        builder.OpenComponent<CascadingValue<RepositoryRowList>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<RepositoryRowList>.Value), new RepositoryRowList(rows));
        builder.AddComponentParameter(2, nameof(CascadingValue<RepositoryRowList>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<RepositoryRows>(0);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    };
}
