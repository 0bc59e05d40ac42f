namespace Linnet.Data;

/// <summary>Sentences of CoNLL files: the text column is the token, the label column its tag; <c>-DOCSTART-</c> is passed over.</summary>
internal sealed class ConllRowReader : RowReader
{
    private static readonly char[] Spaces = [' ', '\t'];

    private readonly int _token;
    private readonly int _tag;

    internal ConllRowReader(string path, DataFileFormat format)
        : base(path, format)
    {
        _token = Index(format.TextColumn, 1);
        _tag = format.LabelColumn is null ? -1 : Index(format.LabelColumn, format.Columns.Count);
    }

    internal override TextRow? Next()
    {
        var tokens = new List<string>();
        var tags = new List<string>();
        while (Lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                if (tokens.Count > 0) break;
                continue;
            }

            if (line.StartsWith("-DOCSTART-", StringComparison.Ordinal) || IsComment(line)) continue;
            if (tokens.Count == 0) Line = Lines.Line;
            Take(line, tokens, tags);
        }

        return tokens.Count == 0
            ? null
            : new TextRow(TokenText.Join(tokens), null, [], Line) { Tokens = tokens, Tags = _tag < 0 ? null : tags };
    }

    private void Take(string line, List<string> tokens, List<string> tags)
    {
        var fields = Format.Delimiter == ' '
            ? line.Split(Spaces, StringSplitOptions.RemoveEmptyEntries)
            : line.Split(Format.Delimiter);
        if (Math.Max(_token, _tag) >= fields.Length)
        {
            throw new DataFormatException(
                FilePath,
                Lines.Line,
                $"has {fields.Length} column(s), expected at least {Math.Max(_token, _tag) + 1} (token and tag); complete the line.");
        }

        tokens.Add(fields[_token]);
        if (_tag >= 0) tags.Add(fields[_tag]);
    }

    private bool IsComment(string line) => line[0] == '#' && Format.Delimiter != ' ' && !line.Contains(Format.Delimiter);

    private static int Index(string? column, int fallback) =>
        (int.TryParse(column, out var number) && number > 0 ? number : fallback) - 1;
}
