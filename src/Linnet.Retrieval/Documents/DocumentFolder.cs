using System.Text;
using Linnet.Data;
using Linnet.Text.Cleaning;

namespace Linnet.Retrieval.Documents;

/// <summary>Reads the documents of a folder: texts whole, tables and JSON lines row by row.</summary>
internal static class DocumentFolder
{
    private const long LargestText = 1L << 28;

    private static readonly HtmlStripping Html = new();

    private static readonly string[] Texts = [".txt", ".md"];
    private static readonly string[] Pages = [".html", ".htm"];
    private static readonly string[] Tables = [".jsonl", ".tsv", ".csv"];

    /// <summary>Each document's name and text, files in the order of their names.</summary>
    /// <param name="folder">Searched with all its folders.</param>
    /// <param name="note">Hears what was left out.</param>
    /// <exception cref="DataFormatException">There is no such folder, or no document in it.</exception>
    internal static IEnumerable<(string Name, string Text)> Read(string folder, Action<string> note)
    {
        if (!Directory.Exists(folder)) throw new DataFormatException(folder, null, "there is no such folder; name a folder with documents.");
        var any = false;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            foreach (var document in Documents(path, name, note))
            {
                any = true;
                yield return document;
            }
        }

        if (!any) throw new DataFormatException(folder, null, $"holds no document; expected files that end with {string.Join(", ", [.. Texts, .. Pages, .. Tables])}.");
    }

    private static IEnumerable<(string Name, string Text)> Documents(string path, string name, Action<string> note)
    {
        var kind = Path.GetExtension(path).ToLowerInvariant();
        if (Tables.Contains(kind)) return Rows(path, name);
        if (!Texts.Contains(kind) && !Pages.Contains(kind))
        {
            note($"{name}: left out, '{kind}' is no known kind of document");
            return [];
        }

        var text = ReadText(path);
        if (Pages.Contains(kind)) text = Html.Apply(text);
        return string.IsNullOrWhiteSpace(text) ? [] : [(name, text)];
    }

    private static IEnumerable<(string Name, string Text)> Rows(string path, string name)
    {
        foreach (var row in DataFile.Read(path, DataFile.Sniff(path)))
        {
            var text = row.Pair is null ? row.Text : $"{row.Text}\n{row.Pair}";
            if (!string.IsNullOrWhiteSpace(text)) yield return ($"{name}#{row.Line}", text);
        }
    }

    private static string ReadText(string path)
    {
        if (new FileInfo(path).Length is var length && length > LargestText)
            throw new DataFormatException(path, null, $"is {length} bytes long; a document may have at most {LargestText}. Divide it, or put its parts into a .jsonl file.");
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException error)
        {
            throw new DataFormatException(path, null, "is not valid UTF-8; convert it first.", error);
        }
    }
}
