namespace Linnet.Tagging;

/// <summary>From tags to spans and back.</summary>
public static class TagSpans
{
    /// <summary>Whether tags mark spans (BIO in any of its forms) and are not tags of single tokens.</summary>
    /// <param name="tags">All tags that occur.</param>
    public static bool AreUsedBy(IEnumerable<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var marksSpans = false;
        foreach (var tag in tags)
        {
            if (!SpanTag.TryParse(tag, out var parsed)) return false;
            marksSpans |= parsed.Position is 'B' or 'I' or 'S';
        }

        return marksSpans;
    }

    /// <summary>
    /// Reads the spans of a row. By default as the script <c>conlleval</c> of the CoNLL shared tasks and seqeval do: a span also begins
    /// at an inside tag that no span of its type comes before. Strictly, as seqeval's strict mode for IOB2, such tags belong to no span.
    /// </summary>
    /// <param name="tags">One for each token; one that marks no span counts as outside.</param>
    /// <param name="isStrict">Whether every span must begin with B or S.</param>
    public static List<TagSpan> Of(IReadOnlyList<string> tags, bool isStrict = false)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var spans = new List<TagSpan>();
        var before = new SpanTag('O', "");
        var start = -1;
        for (var i = 0; i <= tags.Count; i++)
        {
            var tag = i < tags.Count && SpanTag.TryParse(tags[i], out var parsed) ? parsed : new SpanTag('O', "");
            if (start >= 0 && Ends(before, tag))
            {
                spans.Add(new TagSpan(before.Type, start, i));
                start = -1;
            }

            if (tag.Position != 'O' && start < 0 && (!isStrict || tag.Position is 'B' or 'S')) start = i;
            before = tag;
        }

        return spans;
    }

    /// <summary>Writes spans as tags.</summary>
    /// <param name="spans">That do not overlap, each within the tokens.</param>
    /// <param name="length">Number of tokens.</param>
    /// <param name="scheme"><see cref="TagScheme.Bio"/> or <see cref="TagScheme.Bioes"/>.</param>
    public static string[] ToTags(IEnumerable<TagSpan> spans, int length, TagScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var tags = new string[length];
        Array.Fill(tags, SpanTag.Outside);
        foreach (var (type, start, end) in spans)
        {
            for (var i = start; i < end; i++)
            {
                var position = i == start ? 'B' : 'I';
                if (scheme == TagScheme.Bioes && i == end - 1) position = i == start ? 'S' : 'E';
                tags[i] = new SpanTag(position, type).ToString();
            }
        }

        return tags;
    }

    /// <summary>Whether one tag may stand right after another in a scheme; null stands for the edge of a row.</summary>
    /// <param name="before">The tag before, or null at the beginning.</param>
    /// <param name="tag">The tag, or null at the end.</param>
    /// <param name="scheme">Whose rules apply.</param>
    public static bool CanFollow(string? before, string? tag, TagScheme scheme)
    {
        if (scheme == TagScheme.Plain || !SpanTag.TryParse(before ?? SpanTag.Outside, out var left) || !SpanTag.TryParse(tag ?? SpanTag.Outside, out var right)) return true;
        var isOpen = left.Position is 'B' or 'I';
        var goesOn = right.Position is 'I' or 'E';
        if (goesOn) return isOpen && left.Type == right.Type;
        return !isOpen || scheme == TagScheme.Bio;
    }

    private static bool Ends(SpanTag before, SpanTag tag) =>
        before.Position is 'E' or 'S' || tag.Position is 'B' or 'S' or 'O' || before.Type != tag.Type;
}
