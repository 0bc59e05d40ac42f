using Linnet.Hub.Search.Catalog;
using Linnet.Hub.Search.Text;

namespace Linnet.Hub.Search.Ranking;

/// <summary>Gives repositories their places in an order. None depends on the time of day, so that a place stays what it is from page to page.</summary>
internal static class SearchPlaces
{
    private const int FieldPoints = 100;

    /// <summary>The place of a repository.</summary>
    /// <param name="entry">The repository.</param>
    /// <param name="order">The order.</param>
    /// <param name="points">How well it fits the words; 0 where none were typed.</param>
    /// <param name="recentLikes">Likes of the last thirty days.</param>
    internal static SearchPlace Of(CatalogEntry entry, SearchOrder order, int points, IReadOnlyDictionary<long, int> recentLikes) => order switch
    {
        SearchOrder.Relevance when points > 0 => At(entry, points, entry.Popularity),
        SearchOrder.Relevance or SearchOrder.Trending => At(entry, entry.TrendLevel, entry.Modified),
        SearchOrder.Modified => At(entry, entry.Modified, 0),
        SearchOrder.Created => At(entry, entry.Created, 0),
        SearchOrder.Downloads => At(entry, entry.Downloads, entry.Likes),
        SearchOrder.Likes => At(entry, entry.Likes, entry.Downloads),
        SearchOrder.RecentLikes => At(entry, recentLikes.GetValueOrDefault(entry.Id), entry.TrendLevel),
        SearchOrder.Parameters => At(entry, entry.Parameters, entry.MainSize),
        SearchOrder.MainSize => At(entry, entry.MainSize, entry.Parameters),
        SearchOrder.Name => new SearchPlace(0, 0, entry.NameKey, entry.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "There is no such order."),
    };

    /// <summary>How well a repository fits the words: a name that has them stands above any text, and prominent texts above others.</summary>
    /// <returns>0 where it does not fit.</returns>
    internal static int Points(CatalogEntry entry, SearchText text, TextMatches matches)
    {
        var name = NameMatch.Points(entry.NameKey, text);
        return name > 0 ? name : matches[entry.Id] is { } field ? FieldPoints * ((int)field + 1) : 0;
    }

    private static SearchPlace At(CatalogEntry entry, long primary, long secondary) => new(primary, secondary, string.Empty, entry.Id);
}
