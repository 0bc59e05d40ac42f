namespace Linnet.Data;

/// <summary>The kinds of file that rows are read from and written to.</summary>
public enum DataFileKind
{
    /// <summary>A tab between columns; usually without quoting, so that <c>"</c> is an ordinary character.</summary>
    Tsv,

    /// <summary>A comma (or semicolon, or bar) between columns, quoted as in RFC 4180.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>One unlabelled text a line; blank lines do not count.</summary>
    PlainText,

    /// <summary>One token and its tag a line, a blank line between sentences.</summary>
    Conll,

    /// <summary>fastText's own: <c>__label__name</c> prefixes, then the text, one row a line.</summary>
    FastText,
}
