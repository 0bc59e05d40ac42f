using System.Runtime.InteropServices;
using Linnet.Hub.Search.Catalog;

namespace Linnet.Hub.Search.Ranking;

/// <summary>
/// Finds one page of many results without putting all of them in order: keeps at most twice as many as it needs, and whenever there are more, throws the worse
/// half away. Linear in the number of results, however deep the page lies.
/// </summary>
/// <param name="skip">Results before the page.</param>
/// <param name="take">Results of the page.</param>
internal sealed class BestPlaces(int skip, int take)
{
    private const int Few = 256;

    private readonly List<(CatalogEntry Entry, SearchPlace Place)> _kept = [];
    private readonly int _wanted = skip + take;
    private SearchPlace _worst;
    private bool _isBounded;

    /// <summary>Whether there were more than the page and what lies before it.</summary>
    internal bool HasMore { get; private set; }

    /// <summary>Looks at one more.</summary>
    internal void Add(CatalogEntry entry, in SearchPlace place)
    {
        if (_wanted == 0 || (_isBounded && place.CompareTo(_worst) >= 0))
        {
            HasMore = true;
            return;
        }

        _kept.Add((entry, place));
        if (_kept.Count >= 2 * Math.Max(_wanted, Few)) Shorten();
    }

    /// <summary>The page, the best first.</summary>
    internal List<(CatalogEntry Entry, SearchPlace Place)> ToList()
    {
        if (_kept.Count > _wanted) Shorten();
        if (_kept.Count <= skip) return [];
        var kept = CollectionsMarshal.AsSpan(_kept);
        Select(kept, skip);
        var page = kept[skip..];
        page.Sort(Order);
        return [.. page];
    }

    private static int Order((CatalogEntry Entry, SearchPlace Place) left, (CatalogEntry Entry, SearchPlace Place) right) => left.Place.CompareTo(right.Place);

    /// <summary>Puts the best <paramref name="count"/> in front, in any order (Hoare's selection, with the middle of three as the pivot).</summary>
    private static void Select(Span<(CatalogEntry Entry, SearchPlace Place)> items, int count)
    {
        while (items.Length > 1 && count > 0 && count < items.Length)
        {
            var pivot = Middle(items[0].Place, items[items.Length / 2].Place, items[^1].Place);
            var (left, right) = (0, items.Length - 1);
            while (left <= right)
            {
                while (items[left].Place.CompareTo(pivot) < 0) left++;
                while (items[right].Place.CompareTo(pivot) > 0) right--;
                if (left > right) break;
                (items[left], items[right]) = (items[right], items[left]);
                left++;
                right--;
            }

            if (count <= right)
            {
                items = items[..(right + 1)];
            }
            else if (count >= left)
            {
                items = items[left..];
                count -= left;
            }
            else
            {
                return;
            }
        }
    }

    private static SearchPlace Middle(in SearchPlace first, in SearchPlace second, in SearchPlace third)
    {
        var (small, large) = first.CompareTo(second) <= 0 ? (first, second) : (second, first);
        if (third.CompareTo(small) <= 0) return small;
        return third.CompareTo(large) >= 0 ? large : third;
    }

    private void Shorten()
    {
        HasMore = true;
        Select(CollectionsMarshal.AsSpan(_kept), _wanted);
        _kept.RemoveRange(_wanted, _kept.Count - _wanted);
        _worst = _kept.Max(item => item.Place);
        _isBounded = true;
    }
}
