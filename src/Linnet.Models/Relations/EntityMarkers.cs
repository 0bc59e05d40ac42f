using System.Text;

namespace Linnet.Models.Relations;

/// <summary>
/// Marks the two entities of a relation in their text (Baldini Soares et al. 2019, "Matching the Blanks"): <c>The &lt;e1&gt;author&lt;/e1&gt; of a
/// &lt;e2&gt;keygen&lt;/e2&gt;</c>. Every model of relations reads texts so, and training makes tokens of the markers.
/// </summary>
public static class EntityMarkers
{
    private static readonly string[] Names = ["<e1>", "</e1>", "<e2>", "</e2>"];

    /// <summary>Begin and end of the head, begin and end of the tail.</summary>
    public static IReadOnlyList<string> Tokens => Names;

    /// <summary>Puts the markers into a text.</summary>
    /// <param name="text">The text; markers that stand in it already are taken out.</param>
    /// <param name="head">The first entity's place, in Unicode code points.</param>
    /// <param name="tail">The second entity's place; it may stand before the head, but the two do not overlap.</param>
    /// <exception cref="ConfigurationException">A place is not in the text, is empty, or the two overlap.</exception>
    public static string Mark(string text, EntitySpan head, EntitySpan tail)
    {
        ArgumentNullException.ThrowIfNull(text);
        var starts = Starts(text);
        Check("head", head, starts.Length - 1);
        Check("tail", tail, starts.Length - 1);
        if (head.Start < tail.End && tail.Start < head.End)
            throw new ConfigurationException($"head [{head.Start}, {head.End}] and tail [{tail.Start}, {tail.End}] overlap; expected two entities apart.");
        var headFirst = head.Start < tail.Start;
        var (first, second) = headFirst ? (head, tail) : (tail, head);
        var (own, other) = headFirst ? (0, 2) : (2, 0);
        string Part(int from, int to) => Names.Aggregate(text[starts[from]..starts[to]], (part, name) => part.Replace(name, " ", StringComparison.Ordinal));
        return new StringBuilder()
            .Append(Part(0, first.Start)).Append(Names[own]).Append(Part(first.Start, first.End)).Append(Names[own + 1])
            .Append(Part(first.End, second.Start)).Append(Names[other]).Append(Part(second.Start, second.End)).Append(Names[other + 1])
            .Append(Part(second.End, starts.Length - 1))
            .ToString();
    }

    /// <summary>Whether each marker stands in a text once and both entities are closed.</summary>
    /// <param name="text">Any text.</param>
    public static bool AreIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Names.All(name => text.IndexOf(name, StringComparison.Ordinal) is >= 0 and var place && place == text.LastIndexOf(name, StringComparison.Ordinal))
            && Place(text, 0) < Place(text, 1) && Place(text, 2) < Place(text, 3) && (Place(text, 1) < Place(text, 2) || Place(text, 3) < Place(text, 0));
    }

    internal static int Place(string text, int marker) => text.IndexOf(Names[marker], StringComparison.Ordinal);

    /// <summary>Where each code point begins, and the end.</summary>
    private static int[] Starts(string text)
    {
        var starts = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1) starts.Add(i);
        starts.Add(text.Length);
        return [.. starts];
    }

    private static void Check(string name, EntitySpan span, int length)
    {
        if (span.Start < 0 || span.End > length || span.Start >= span.End)
            throw new ConfigurationException($"{name} [{span.Start}, {span.End}] is no part of the text, which has {length} characters; expected 0 <= start < end <= {length}.");
    }
}
