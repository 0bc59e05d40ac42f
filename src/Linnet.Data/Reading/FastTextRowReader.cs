namespace Linnet.Data;

/// <summary>fastText's supervised format: words that begin with <c>__label__</c> are labels, the others are the text.</summary>
internal sealed class FastTextRowReader(string path, DataFileFormat format) : RowReader(path, format)
{
    internal const string Prefix = "__label__";

    internal override TextRow? Next()
    {
        if (NextLine() is not { } line) return null;
        var labels = new List<string>(1);
        var rest = line.AsSpan().TrimStart();
        while (rest.StartsWith(Prefix, StringComparison.Ordinal))
        {
            var end = rest.IndexOfAny(' ', '\t');
            var word = end < 0 ? rest : rest[..end];
            if (word.Length > Prefix.Length) labels.Add(word[Prefix.Length..].ToString());
            rest = end < 0 ? [] : rest[(end + 1)..].TrimStart();
        }

        return new TextRow(rest.ToString(), null, labels, Line);
    }
}
