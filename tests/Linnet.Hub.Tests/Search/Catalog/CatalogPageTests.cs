using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search.Catalog;

namespace Linnet.Hub.Tests.Search.Catalog;

public sealed class CatalogPageTests
{
    [Fact]
    public void Names_are_found_where_they_hold_a_part_and_nowhere_else()
    {
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            var entries = new CatalogEntry?[CatalogPage.Size];
            for (var i = 0; i < entries.Length; i++) entries[i] = random.Next(3) == 0 ? null : Named(Text(random, random.Next(1, 8)));
            var page = new CatalogPage(entries);
            foreach (var part in new[] { "a", "ab", "ba/", "aaa", "/", Text(random, 4) })
            {
                var holds = new bool[CatalogPage.Size];
                page.FindNames(part, holds);
                Assert.Equal(entries.Select(entry => entry is not null && entry.NameKey.Contains(part, StringComparison.Ordinal)), holds);
            }
        }
    }

    private static string Text(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => "ab/"[random.Next(3)])]);

    private static CatalogEntry Named(string name) => new()
    {
        Id = 0,
        Change = 0,
        Fingerprint = 0,
        Kind = RepositoryKind.Model,
        OwnerId = 0,
        NameKey = name,
        Visibility = Visibility.Public,
        Gating = Gating.None,
        Created = 0,
        Modified = 0,
        Downloads = 0,
        Likes = 0,
        TrendLevel = 0,
        Parameters = 0,
        MainSize = 0,
        Facets = [],
        Metrics = [],
        Sketch = [],
    };
}
