using System.Globalization;

namespace Linnet.Hub.Search;

/// <summary>
/// The place of a repository in an order. Two never have the same one, so that a list goes on exactly behind it, whatever has come in between.
/// </summary>
/// <param name="Primary">What the order asks for, larger first.</param>
/// <param name="Secondary">What decides between equals, larger first.</param>
/// <param name="Name">Of an order by name; in others it is empty.</param>
/// <param name="Id">The repository, smaller first.</param>
internal readonly record struct SearchPlace(long Primary, long Secondary, string Name, long Id) : IComparable<SearchPlace>
{
    private const int MaxLength = 400;

    /// <summary>Negative where this comes first.</summary>
    public int CompareTo(SearchPlace other)
    {
        var order = other.Primary.CompareTo(Primary);
        if (order == 0) order = other.Secondary.CompareTo(Secondary);
        if (order == 0) order = string.CompareOrdinal(Name, other.Name);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="RefusedException">It is something else, or belongs to another order.</exception>
    internal static SearchPlace Parse(string text, SearchOrder order)
    {
        if (text.Length <= MaxLength && text.Split('_', 5) is [var word, var primary, var secondary, var id, var name] && word == Word(order)
            && long.TryParse(primary, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
            && long.TryParse(secondary, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var second)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new SearchPlace(first, second, name, number);
        }

        throw new RefusedException(Refusal.BadRequest, "'cursor' is none of this list: take the address of the next page from the Link header as it is.");
    }

    /// <summary>The place as a word for an address.</summary>
    internal string Write(SearchOrder order) => string.Create(CultureInfo.InvariantCulture, $"{Word(order)}_{Primary}_{Secondary}_{Id}_{Name}");

    private static string Word(SearchOrder order) => order.ToString().ToLowerInvariant();
}
