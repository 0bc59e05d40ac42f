using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Linnet.Hub.Search.Text;

namespace Linnet.Hub.Tests.Search;

/// <summary>Searches as tests write them.</summary>
internal static class Searching
{
    internal static Task<SearchResult> SearchAsync(this TestHub hub, Caller caller, string text, Func<SearchRequest, SearchRequest>? change = null)
    {
        var request = new SearchRequest { Kind = RepositoryKind.Model, Text = SearchText.Parse(text), Take = 100, WithFacets = true };
        return hub.Services.Discovery.FindAsync(caller, change?.Invoke(request) ?? request, CancellationToken.None);
    }

    /// <summary>The names that a search finds, the best first.</summary>
    internal static async Task<List<string>> NamesAsync(this TestHub hub, string text, Func<SearchRequest, SearchRequest>? change = null) =>
        [.. (await hub.SearchAsync(Caller.Anonymous, text, change)).Rows.Select(found => found.Row.Name)];

    /// <summary>A model of Alice's with a card.</summary>
    internal static async Task<RepositoryName> AddAsync(this TestHub hub, string name, string head, string body = "")
    {
        var repository = await hub.CreateAsync(name);
        await hub.CommitAsync(repository, ("README.md", $"---\n{head}\n---\n{body}\n"));
        return repository;
    }
}
