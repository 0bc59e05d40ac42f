namespace Linnet.Text.Templates;

internal enum TokenKind
{
    /// <summary>Text between blocks.</summary>
    Data,

    /// <summary>{{.</summary>
    PrintBegin,

    /// <summary>}}.</summary>
    PrintEnd,

    /// <summary>{%.</summary>
    BlockBegin,

    /// <summary>%}.</summary>
    BlockEnd,
    Name,
    Text,
    Integer,
    Float,
    Operator,
    End,
}

/// <summary>A token of a template.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Value">Its text; of a string what it means.</param>
/// <param name="Line">1-based.</param>
internal readonly record struct TemplateToken(TokenKind Kind, string Value, int Line);
