using System.Text;

namespace Linnet.Training.Tasks.Pretraining;

/// <summary>Plain text, a file or a folder of files, read as a stream of lines: memory does not grow with it.</summary>
internal sealed class TextCorpus
{
    /// <summary>A longer line is handed out in parts.</summary>
    private const int LongestLine = 1 << 16;

    private const string Pattern = "*.txt";

    private TextCorpus(IReadOnlyList<string> files) => Files = files;

    /// <summary>The files, in the order in which they are read.</summary>
    internal IReadOnlyList<string> Files { get; }

    /// <summary>Finds the files.</summary>
    /// <param name="path">A file, or a folder whose files named <c>*.txt</c>, at any depth, are read in the order of their names.</param>
    /// <exception cref="DataFormatException">There is no such file, or no text in the folder.</exception>
    internal static TextCorpus Open(string path)
    {
        if (File.Exists(path)) return new TextCorpus([path]);
        if (!Directory.Exists(path)) throw new DataFormatException(path, null, "there is no such file or folder; name a file of plain text, or a folder of them.");
        var files = Directory.EnumerateFiles(path, Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? new TextCorpus(files) : throw new DataFormatException(path, null, $"holds no {Pattern} file; put the plain text there, or name a file.");
    }

    /// <summary>All lines without white space around them; an empty one ends a text, as the end of a file does.</summary>
    /// <exception cref="DataFormatException">A file cannot be read or is not UTF-8.</exception>
    internal IEnumerable<string> Lines()
    {
        foreach (var file in Files)
        {
            foreach (var line in LinesOf(file)) yield return line;
            yield return "";
        }
    }

    private static IEnumerable<string> LinesOf(string path)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var buffer = new char[LongestLine];
        var line = new StringBuilder();
        var number = 1;
        while (Fill(reader, buffer, path, number) is var count and > 0)
        {
            for (var start = 0; start < count;)
            {
                var end = Array.IndexOf(buffer, '\n', start, count - start);
                line.Append(buffer, start, (end < 0 ? count : end) - start);
                start = end < 0 ? count : end + 1;
                if (end >= 0) number++;
                if (end < 0 && line.Length < LongestLine) continue;
                var whole = end < 0 && char.IsHighSurrogate(line[^1]) ? line.Length - 1 : line.Length;
                yield return line.ToString(0, whole).Trim();
                line.Remove(0, whole);
            }
        }

        if (line.Length > 0) yield return line.ToString().Trim();
    }

    private static int Fill(StreamReader reader, char[] buffer, string path, int line)
    {
        try
        {
            return reader.Read(buffer, 0, buffer.Length);
        }
        catch (DecoderFallbackException error)
        {
            throw new DataFormatException(path, null, $"is not valid UTF-8 somewhere after line {line}; convert it first.", error);
        }
    }
}
