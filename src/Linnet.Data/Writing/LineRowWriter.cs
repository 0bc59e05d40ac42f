namespace Linnet.Data;

/// <summary>One text a line, for fastText with its labels before it.</summary>
internal sealed class LineRowWriter(TextWriter text, DataFileFormat format) : RowWriter(text, format)
{
    internal override void Write(TextRow row)
    {
        var altered = false;
        if (Format.Kind == DataFileKind.FastText)
        {
            foreach (var label in row.Labels)
            {
                Text.Write(FastTextRowReader.Prefix);
                Text.Write(OneWord(label, ref altered));
                Text.Write(' ');
            }
        }

        Text.Write(OneLine(row.Text, null, ref altered));
        Text.Write('\n');
        if (altered) Altered++;
    }

    private static string OneWord(string label, ref bool altered)
    {
        if (!label.Any(char.IsWhiteSpace)) return label;
        altered = true;
        return string.Concat(label.Select(c => char.IsWhiteSpace(c) ? '_' : c));
    }
}
