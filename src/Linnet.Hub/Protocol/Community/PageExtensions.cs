using System.Globalization;
using Linnet.Hub.Community;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Protocol.Community;

/// <summary>Lists in pages: <c>limit</c> and <c>cursor</c> in the address, the next page in <c>Link</c>.</summary>
internal static class PageExtensions
{
    private const int MaxSkip = 1_000_000;
    private const long NoId = 0;

    extension(HttpContext context)
    {
        /// <summary>The part of a list that the address asks for.</summary>
        internal PageBounds Bounds => new(context.Number("cursor", 0, 0, MaxSkip), context.Take);

        /// <summary>How many items the address asks for.</summary>
        internal int Take => context.Number("limit", PageBounds.MaxTake, 1, PageBounds.MaxTake);

        /// <summary>A number at a place of the address; one that nothing has where there is none, so that rights are looked at first.</summary>
        internal long Id(string field = "id") => long.TryParse((string?)context.Request.RouteValues[field], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : NoId;

        /// <summary>A text at a place of the address.</summary>
        internal string Part(string field = "user") => (string)context.Request.RouteValues[field]!;

        /// <summary>Writes a page of a list, as an array.</summary>
        internal Task WritePageAsync<T, TView>(Paged<T> page, PageBounds bounds, Func<T, TView> view)
        {
            if (page.HasMore) context.LinkNext((bounds.Skip + bounds.Take).ToString(CultureInfo.InvariantCulture));
            return HubJson.WriteAsync(context, page.Items.Select(view));
        }

        /// <summary>Says that it is done.</summary>
        internal Task DoneAsync() => HubJson.WriteAsync(context, new { success = true });
    }
}
