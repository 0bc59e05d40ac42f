namespace Linnet.Tensors.Operations;

/// <summary>Which tags may stand first, last, and after one another, as in the schemes BIO and BIOES.</summary>
public sealed class CrfRules
{
    /// <summary>Low enough to be never chosen, and finite, so that a row always has a best tagging.</summary>
    private const float Forbidden = -1e9f;

    private readonly bool[] _follows;
    private readonly bool[] _starts;
    private readonly bool[] _ends;

    /// <summary>Creates the rules.</summary>
    /// <param name="tagCount">Number of tags, at least 1.</param>
    /// <param name="canFollow">Whether the second tag may stand right after the first.</param>
    /// <param name="canStart">Whether a row may begin with the tag.</param>
    /// <param name="canEnd">Whether a row may end with the tag.</param>
    public CrfRules(int tagCount, Func<int, int, bool> canFollow, Func<int, bool> canStart, Func<int, bool> canEnd)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tagCount, 1);
        ArgumentNullException.ThrowIfNull(canFollow);
        ArgumentNullException.ThrowIfNull(canStart);
        ArgumentNullException.ThrowIfNull(canEnd);
        TagCount = tagCount;
        _follows = [.. Enumerable.Range(0, tagCount * tagCount).Select(pair => canFollow(pair / tagCount, pair % tagCount))];
        _starts = [.. Enumerable.Range(0, tagCount).Select(canStart)];
        _ends = [.. Enumerable.Range(0, tagCount).Select(canEnd)];
    }

    /// <summary>Number of tags.</summary>
    public int TagCount { get; }

    internal void Apply(Span<float> transitions, Span<float> start, Span<float> end)
    {
        Forbid(transitions, _follows);
        Forbid(start, _starts);
        Forbid(end, _ends);
    }

    private static void Forbid(Span<float> scores, bool[] allowed)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            if (!allowed[i]) scores[i] = Forbidden;
        }
    }
}
