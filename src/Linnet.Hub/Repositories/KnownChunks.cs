using Linnet.Hub.Access;
using Linnet.Hub.Content;
using Linnet.Hub.Database;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Repositories;

/// <summary>
/// Chunks whose bytes a caller need not send: those of contents that the caller may name (<see cref="ContentRights"/>). A chunk that is stored for
/// others only is unknown here, whoever knows its hash.
/// </summary>
internal sealed class KnownChunks(HubDatabase database, ContentRights rights)
{
    /// <summary>Contents whose rights are looked at: those that have the most of the chunks.</summary>
    private const int MaxContents = 64;

    private const int MaxSegments = 50_000;

    /// <summary>Where the chunks are that need not be sent.</summary>
    internal async Task<IReadOnlyDictionary<ContentId, Segment>> FindAsync(Caller caller, IEnumerable<ContentId> chunks, CancellationToken cancellation)
    {
        var places = await PlacesAsync(chunks, cancellation);
        var known = new Dictionary<ContentId, Segment>();
        foreach (var (content, ranges) in (await CoversAsync(places, cancellation)).Take(MaxContents))
        {
            if (known.Count == places.Values.Sum(list => list.Count)) break;
            var news = ranges.SelectMany(range => places[range.PackId].Skip(range.First).Take(range.Count)).Where(place => !known.ContainsKey(place.Id)).ToList();
            if (news.Count == 0 || await rights.FindAsync(caller, content, cancellation) is null) continue;
            foreach (var (id, segment) in news) known.Add(id, segment);
        }

        return known;
    }

    /// <summary>Where the chunks are, whoever may read them: by pack, sorted by offset.</summary>
    private async Task<Dictionary<string, List<(ContentId Id, Segment Place)>>> PlacesAsync(IEnumerable<ContentId> chunks, CancellationToken cancellation)
    {
        var places = new List<(ContentId Id, Segment Place)>();
        foreach (var ids in chunks.Distinct().Chunk(HubDatabase.MaxParameters))
        {
            var rows = await database.ReadAsync(context => context.Chunks.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation));
            places.AddRange(rows.Select(row => (row.Id, new Segment(row.PackId, row.Offset, row.Length))));
        }

        return places.GroupBy(place => place.Place.PackId).ToDictionary(group => group.Key, group => group.OrderBy(place => place.Place.Offset).ToList(), StringComparer.Ordinal);
    }

    /// <summary>The contents that these chunks are parts of, the most covering first, with the runs of chunks that they cover.</summary>
    private async Task<IEnumerable<(ContentId Content, List<(string PackId, int First, int Count)> Ranges)>> CoversAsync(
        Dictionary<string, List<(ContentId Id, Segment Place)>> places, CancellationToken cancellation)
    {
        var covers = new Dictionary<ContentId, List<(string PackId, int First, int Count)>>();
        foreach (var packs in places.Keys.Chunk(HubDatabase.MaxParameters))
        {
            var rows = await database.ReadAsync(context => context.Segments.Where(row => packs.Contains(row.PackId))
                .OrderBy(row => row.PackId).ThenBy(row => row.ContentId).Take(MaxSegments).ToListAsync(cancellation));
            foreach (var row in rows)
            {
                var (first, count) = Covered(places[row.PackId], row.Offset, row.Offset + row.Length);
                if (count == 0) continue;
                if (!covers.TryGetValue(row.ContentId, out var ranges)) covers.Add(row.ContentId, ranges = []);
                ranges.Add((row.PackId, first, count));
            }
        }

        return covers.Select(cover => (cover.Key, cover.Value)).OrderByDescending(cover => cover.Value.Sum(range => range.Count));
    }

    /// <summary>The run of chunks that lie whole between two offsets. Chunks of a pack do not overlap.</summary>
    private static (int First, int Count) Covered(List<(ContentId Id, Segment Place)> places, long from, long to)
    {
        var first = FirstAt(places, place => place.Offset >= from);
        return (first, Math.Max(0, FirstAt(places, place => place.Offset + place.Length > to) - first));
    }

    /// <summary>The first place of which something holds that holds of all after it.</summary>
    private static int FirstAt(List<(ContentId Id, Segment Place)> places, Func<Segment, bool> holds)
    {
        var (low, high) = (0, places.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(places[middle].Place)) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
