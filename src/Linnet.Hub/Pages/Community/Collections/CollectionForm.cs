using Linnet.Hub.Database;
using Linnet.Hub.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Community.Collections;

/// <summary>What is written about a collection.</summary>
internal sealed record CollectionForm
{
    internal string? Owner { get; init; }

    internal string Title { get; init; } = string.Empty;

    internal string Description { get; init; } = string.Empty;

    internal bool IsPrivate { get; init; }

    /// <summary>Under whom the visitor may make collections.</summary>
    internal IReadOnlyList<AccountRow> Owners { get; init; } = [];

    /// <summary>What was wrong.</summary>
    internal string? Error { get; init; }

    /// <summary>Reads it; the service holds it to its bounds.</summary>
    internal static CollectionForm Read(IFormCollection form) => new()
    {
        Owner = form.Text("owner") is { Length: > 0 } owner ? owner : null,
        Title = form.Text("title"),
        Description = form.Text("description"),
        IsPrivate = form.Text("visibility") == "private",
    };
}
