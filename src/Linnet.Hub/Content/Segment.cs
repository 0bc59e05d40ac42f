namespace Linnet.Hub.Content;

/// <summary>A run of bytes of a content in a pack.</summary>
/// <param name="PackId">The pack.</param>
/// <param name="Offset">The first byte in it.</param>
/// <param name="Length">How many.</param>
internal readonly record struct Segment(string PackId, long Offset, long Length)
{
    /// <summary>Adds a run behind others, as one with the last where they are neighbours.</summary>
    internal void AddTo(List<Segment> segments)
    {
        if (segments.Count > 0 && segments[^1] is var last && last.PackId == PackId && last.Offset + last.Length == Offset)
            segments[^1] = last with { Length = last.Length + Length };
        else
            segments.Add(this);
    }
}
