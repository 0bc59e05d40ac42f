using System.Globalization;
using Linnet.Hub.Database;
using Linnet.Hub.Search.Text;
using Microsoft.Extensions.Caching.Memory;

namespace Linnet.Hub.Search.Catalog;

/// <summary>Asks the database's index of words. Answers are kept as long as no word changes: pages, orders and facets of one search ask the same.</summary>
internal sealed class TextMatcher(HubDatabase database) : IDisposable
{
    private const long CacheBytes = 24 << 20;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    /// <summary>The repositories that have all words.</summary>
    internal async Task<TextMatches> MatchAsync(CatalogSnapshot snapshot, IReadOnlyList<SearchTerm> terms, CancellationToken cancellation)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{snapshot.TextVersion} {snapshot.Limit} {string.Join(' ', terms.Select(term => term.IsPrefix ? term.Text + '*' : term.Text))}");
        if (_cache.TryGetValue(key, out TextMatches? known)) return known!;
        var matches = new TextMatches(snapshot.Limit);
        if (terms.Count > 0)
        {
            await database.ReadAsync(async context =>
            {
                foreach (var field in new[] { SearchField.Body, SearchField.Summary, SearchField.Tags })
                    await database.TextIndex.MatchAsync(context, terms, field, id => matches.Add(id, field), cancellation);
                return true;
            });
        }

        return _cache.Set(key, matches, new MemoryCacheEntryOptions { Size = matches.Size + key.Length });
    }

    public void Dispose() => _cache.Dispose();
}
