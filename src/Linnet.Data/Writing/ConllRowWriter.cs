namespace Linnet.Data;

/// <summary>A token and its tag a line, a blank line after each sentence.</summary>
internal sealed class ConllRowWriter(TextWriter text, DataFileFormat format) : RowWriter(text, format)
{
    internal override void Write(TextRow row)
    {
        if (row.Tokens is not { } tokens)
            throw new ConfigurationException($"Line {row.Line} has no tokens, which CoNLL needs; write TSV, CSV or JSON lines instead.");
        var altered = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            Text.Write(OneLine(tokens[i], Format.Delimiter, ref altered));
            if (row.Tags is not null)
            {
                Text.Write(Format.Delimiter);
                Text.Write(OneLine(row.Tags[i], Format.Delimiter, ref altered));
            }

            Text.Write('\n');
        }

        Text.Write('\n');
        if (altered) Altered++;
    }
}
