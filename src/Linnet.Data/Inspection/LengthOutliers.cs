using System.Globalization;

namespace Linnet.Data;

/// <summary>
/// Rows whose length stands out. What stands out is known only at the end, so the shortest and longest rows are kept as
/// examples meanwhile.
/// </summary>
internal sealed class LengthOutliers(int mostExamples)
{
    private readonly List<int> _lengths = [];
    private readonly PriorityQueue<FindingExample, int> _longest = new();
    private readonly PriorityQueue<FindingExample, int> _shortest = new();

    internal void Add(TextRow row, int length)
    {
        _lengths.Add(length);
        Keep(_longest, row, length, length);
        Keep(_shortest, row, length, -length);
    }

    internal Finding ToFinding(LengthStatistics statistics)
    {
        var (shortest, longest) = statistics.Fences();
        var examples = _longest.UnorderedItems.Where(item => item.Priority > longest).OrderByDescending(item => item.Priority)
            .Concat(_shortest.UnorderedItems.Where(item => -item.Priority < shortest).OrderByDescending(item => item.Priority))
            .Select(item => item.Element);
        return new Finding(FindingNames.LengthOutliers, _lengths.Count(length => length < shortest || length > longest), [.. examples.Take(mostExamples)]);
    }

    private void Keep(PriorityQueue<FindingExample, int> queue, TextRow row, int length, int priority)
    {
        if (queue.Count >= mostExamples && (!queue.TryPeek(out _, out var least) || priority <= least)) return;
        if (queue.Count >= mostExamples) queue.Dequeue();
        queue.Enqueue(new FindingExample(row.Line, Snippet.Of(row.Text), length.ToString(CultureInfo.InvariantCulture) + " characters"), priority);
    }
}
