namespace Linnet.Data;

/// <summary>Counts rows of one finding and keeps the first as examples.</summary>
internal sealed class FindingCollector(string name, int mostExamples)
{
    private readonly List<FindingExample> _examples = [];
    private long _count;

    internal void Add(TextRow row, string? detail = null)
    {
        _count++;
        if (_examples.Count < mostExamples) _examples.Add(new FindingExample(row.Line, Snippet.Of(row.Text), detail));
    }

    internal Finding ToFinding() => new(name, _count, _examples);
}
