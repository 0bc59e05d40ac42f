namespace Linnet.Tagging;

/// <summary>A tag such as <c>B-PER</c> taken apart. The letters: B begin, I (or M) inside, E end, S single, O outside.</summary>
/// <param name="Position">One of B, I, E, S, O.</param>
/// <param name="Type">What stands behind the hyphen; empty where nothing does.</param>
public readonly record struct SpanTag(char Position, string Type)
{
    /// <summary>A token that belongs to no span.</summary>
    public const string Outside = "O";

    /// <summary>The tag as text.</summary>
    public override string ToString() => Type.Length == 0 ? Position.ToString() : $"{Position}-{Type}";

    /// <summary>Takes a tag apart.</summary>
    /// <param name="tag">Such as <c>B-PER</c>, <c>E</c> or <c>O</c>.</param>
    /// <param name="parsed">The parts.</param>
    /// <returns>Whether it is such a tag; others are tags of single tokens, such as parts of speech.</returns>
    public static bool TryParse(string tag, out SpanTag parsed)
    {
        ArgumentNullException.ThrowIfNull(tag);
        parsed = new SpanTag('O', "");
        if (tag == Outside) return true;
        if (tag.Length == 0 || tag[0] is not ('B' or 'I' or 'M' or 'E' or 'S')) return false;
        if (tag.Length > 1 && (tag[1] != '-' || tag.Length == 2)) return false;
        parsed = new SpanTag(tag[0] == 'M' ? 'I' : tag[0], tag.Length > 2 ? tag[2..] : "");
        return true;
    }
}
