namespace Linnet.Data;

/// <summary>
/// Groups of words that may stand for one another. The file has one group a line, its words separated by tabs or commas
/// (<c>,</c> <c>，</c> <c>、</c>); lines that begin with <c>#</c> are comments. A word may be in several groups.
/// </summary>
public sealed class Thesaurus
{
    private static readonly char[] Separators = ['\t', ',', '，', '、'];

    private readonly Dictionary<string, string[]> _synonyms;

    /// <summary>Takes groups of synonyms.</summary>
    /// <param name="groups">Groups of at least two words; letter case does not matter for looking words up.</param>
    public Thesaurus(IEnumerable<IReadOnlyList<string>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var all = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in groups)
        {
            foreach (var word in group)
            {
                if (!all.TryGetValue(word, out var others)) all[word] = others = [];
                others.AddRange(group.Where(other => !string.Equals(other, word, StringComparison.OrdinalIgnoreCase) && !others.Contains(other)));
            }
        }

        _synonyms = all.Where(pair => pair.Value.Count > 0).ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        LongestWord = _synonyms.Keys.Select(word => word.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>Number of words that have a synonym.</summary>
    public int Count => _synonyms.Count;

    /// <summary>Length of the longest word, in UTF-16 units.</summary>
    internal int LongestWord { get; }

    /// <summary>Reads a thesaurus file.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <exception cref="DataFormatException">The file is missing, empty, or a line has fewer than two words.</exception>
    public static Thesaurus Load(string path)
    {
        var groups = new List<IReadOnlyList<string>>();
        foreach (var row in DataFile.Read(path, new DataFileFormat { Kind = DataFileKind.PlainText }))
        {
            if (row.Text.StartsWith('#')) continue;
            var words = row.Text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2) throw new DataFormatException(path, row.Line, "expected at least two words that may stand for one another, separated by tabs or commas.");
            groups.Add(words);
        }

        return new Thesaurus(groups);
    }

    /// <summary>The words that may stand for a word; empty where there is none.</summary>
    /// <param name="word">The word.</param>
    public IReadOnlyList<string> Synonyms(string word) => _synonyms.GetValueOrDefault(word, []);

    /// <summary>Whether a word has synonyms.</summary>
    internal bool Contains(ReadOnlySpan<char> word) => _synonyms.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);
}
