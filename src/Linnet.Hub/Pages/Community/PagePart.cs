using Linnet.Hub.Community;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Community;

/// <summary>Which part of a list a page shows: the field <c>p</c> of its address.</summary>
internal static class PagePart
{
    /// <summary>How many items a page has.</summary>
    internal const int Size = 30;

    private const int MaxPage = 10_000;

    /// <summary>The number of the page, from 0, and what is on it.</summary>
    internal static (int Number, PageBounds Bounds) Of(HttpContext context)
    {
        var number = context.Number("p", 0, 0, MaxPage);
        return (number, new PageBounds(number * Size, Size));
    }
}
