namespace Linnet.Data;

/// <summary>
/// Two plain files that belong together line by line, as translations are usually kept: line i of the second is the translation of line i
/// of the first. Streamed, so that the files may be larger than memory.
/// </summary>
/// <example>
/// <code>
/// foreach (var row in ParallelText.Read("train.de", "train.en")) Console.WriteLine($"{row.Text} = {row.Pair}");
/// </code>
/// </example>
public static class ParallelText
{
    /// <summary>Streams the pairs in order; an empty line is an empty text, so that nothing shifts.</summary>
    /// <param name="path">The first file.</param>
    /// <param name="pairPath">The second file.</param>
    /// <exception cref="DataFormatException">A file is missing, empty, wrongly encoded, or has fewer lines than the other: names both counts.</exception>
    public static IEnumerable<TextRow> Read(string path, string pairPath)
    {
        using var first = Open(path);
        using var second = Open(pairPath);
        while (true)
        {
            var (text, pair) = (first.Read(), second.Read());
            if (text is null && pair is null) yield break;
            if (text is null || pair is null) throw Unequal(path, first, pairPath, second, text is null);
            yield return new TextRow(text.Trim(), pair.Trim(), [], first.Line);
        }
    }

    private static LineReader Open(string path)
    {
        var format = FormatSniffer.Sniff(path, new DataFileOptions { Kind = DataFileKind.PlainText });
        return new LineReader(path, format);
    }

    private static DataFormatException Unequal(string path, LineReader first, string pairPath, LineReader second, bool firstIsShorter)
    {
        var (shorter, longer) = firstIsShorter ? (path, pairPath) : (pairPath, path);
        var (ended, going) = firstIsShorter ? (first, second) : (second, first);
        while (going.Read() is not null)
        {
        }

        return new DataFormatException(
            shorter,
            ended.Line,
            $"is the last of {ended.Line} lines, but {longer} has {going.Line}; parallel files need a line for each line of the other. Check where a line was lost.");
    }
}
