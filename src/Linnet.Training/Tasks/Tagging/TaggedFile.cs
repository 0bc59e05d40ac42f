using Linnet.Data;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>Streams tagged rows from CoNLL files and JSON lines.</summary>
/// <param name="path">The file.</param>
/// <param name="options">How to read it, where that is not to be found out.</param>
/// <param name="hasIntents">Whether each row has a label as a whole.</param>
internal sealed class TaggedFile(string path, DataFileOptions options, bool hasIntents)
{
    private readonly DataFileFormat _format = DataFile.Sniff(path, options);

    /// <summary>What was found out about the file, a line each.</summary>
    internal IEnumerable<string> Describe() => _format.Describe().Select(line => "  " + line).Prepend(path);

    /// <summary>The rows in order, read anew each time.</summary>
    /// <exception cref="DataFormatException">A row has no tags or, where they are asked for, no intent.</exception>
    internal IEnumerable<TaggedRow> Read()
    {
        foreach (var row in DataFile.Read(path, _format))
        {
            if (row.Tokens is not { } words || row.Tags is not { } tags)
            {
                throw new DataFormatException(
                    path, row.Line, "has no tags; expected CoNLL (a token and its tag a line, a blank line between sentences) or JSON lines with an array of tokens and one of tags.");
            }

            if (words.Count == 0) continue;
            for (var i = 0; i < words.Count; i++)
            {
                if (string.IsNullOrWhiteSpace(words[i]) || string.IsNullOrWhiteSpace(tags[i]))
                    throw new DataFormatException(path, row.Line + (_format.Kind == DataFileKind.Conll ? i : 0), $"token {i + 1} of this row or its tag is empty; give every token a tag.");
            }

            if (hasIntents && row.Label is null)
                throw new DataFormatException(path, row.Line, "has no label for the whole row; name its field with --label-column, or train for token-classification.");
            yield return new TaggedRow(words, tags, hasIntents ? row.Label : null);
        }
    }
}
