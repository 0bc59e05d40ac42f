using Linnet.Hub.Search;
using Linnet.Hub.Search.Ranking;

namespace Linnet.Hub.Tests.Search.Ranking;

public sealed class BestPlacesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 30)]
    [InlineData(7, 3)]
    [InlineData(250, 30)]
    [InlineData(1999, 1)]
    [InlineData(2000, 10)]
    [InlineData(5000, 10)]
    public void A_page_is_what_sorting_everything_gives(int skip, int take)
    {
        foreach (var (seed, values) in new[] { (1, 3), (2, 100), (3, 1_000_000) })
        {
            var random = new Random(seed);
            var places = Enumerable.Range(0, 2000).Select(id => new SearchPlace(random.Next(values), random.Next(values), string.Empty, id)).ToList();
            foreach (var (name, given) in new[] { ("as they come", places), ("sorted", [.. places.Order()]), ("backwards", [.. places.OrderDescending()]) })
            {
                var best = new BestPlaces(skip, take);
                foreach (var place in given) best.Add(null!, place);
                var page = best.ToList().Select(found => found.Place).ToList();
                Assert.True(page.SequenceEqual(places.Order().Skip(skip).Take(take)), $"{name}, {values} values");
                Assert.Equal(skip + take < places.Count, best.HasMore);
            }
        }
    }
}
