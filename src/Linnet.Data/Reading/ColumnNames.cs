using System.Globalization;

namespace Linnet.Data;

/// <summary>Names for columns: trimmed and made distinct from a header, or numbers from 1 where there is none.</summary>
internal static class ColumnNames
{
    internal static string[] FromHeader(IReadOnlyList<string> header)
    {
        var names = new string[header.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var name = header[i].Trim();
            if (name.Length == 0 || !seen.Add(name)) seen.Add(name = Number(i));
            names[i] = name;
        }

        return names;
    }

    internal static string[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(Number)];

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
