using System.Text;

namespace Linnet.Data;

/// <summary>
/// A text cut into the units that augmentation moves about: words between spaces, and in scripts without spaces the words
/// that the thesaurus knows, else single characters. Spaces stay where they are when units move.
/// </summary>
internal sealed class AugmentationUnits
{
    private AugmentationUnits(List<string> units, List<bool> spaceBefore)
    {
        Units = units;
        SpaceBefore = spaceBefore;
    }

    /// <summary>The units in order.</summary>
    internal List<string> Units { get; }

    /// <summary>Whether white space stands before each unit.</summary>
    internal List<bool> SpaceBefore { get; }

    internal static AugmentationUnits Of(string text, Thesaurus? thesaurus)
    {
        var units = new List<string>();
        var spaceBefore = new List<bool>();
        var space = false;
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                space = true;
                at++;
                continue;
            }

            var length = UnitLength(text, at, thesaurus);
            units.Add(text.Substring(at, length));
            spaceBefore.Add(space && units.Count > 1);
            space = false;
            at += length;
        }

        return new AugmentationUnits(units, spaceBefore);
    }

    /// <summary>Puts a unit before another (or at the end), spaced as its neighbours are.</summary>
    internal void Insert(int index, string unit)
    {
        var spaced = index < Units.Count && index > 0 ? SpaceBefore[index] : Units.Count > 1 && SpaceBefore[^1];
        if (index == 0 && Units.Count > 0) SpaceBefore[0] = Units.Count == 1 || SpaceBefore[^1];
        Units.Insert(index, unit);
        SpaceBefore.Insert(index, index > 0 && spaced);
    }

    internal void RemoveAt(int index)
    {
        Units.RemoveAt(index);
        SpaceBefore.RemoveAt(index);
    }

    internal string Join()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Units.Count; i++)
        {
            if (i > 0 && SpaceBefore[i]) text.Append(' ');
            text.Append(Units[i]);
        }

        return text.ToString();
    }

    private static int UnitLength(string text, int at, Thesaurus? thesaurus)
    {
        if (IsUnspacedAt(text, at, out var width))
        {
            for (var length = Math.Min(thesaurus?.LongestWord ?? 0, text.Length - at); length > width; length--)
                if (thesaurus!.Contains(text.AsSpan(at, length))) return length;
            return width;
        }

        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsUnspacedAt(text, end, out width)) end += width;
        return end - at;
    }

    private static bool IsUnspacedAt(string text, int at, out int width)
    {
        var valid = Rune.TryGetRuneAt(text, at, out var rune);
        width = valid ? rune.Utf16SequenceLength : 1;
        return valid && ScriptTable.IsUnspaced(rune.Value);
    }
}
