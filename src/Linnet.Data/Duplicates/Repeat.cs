namespace Linnet.Data;

/// <summary>How a row relates to earlier rows with the same text.</summary>
internal enum RepeatKind
{
    /// <summary>There is none.</summary>
    New,

    /// <summary>One had the same label.</summary>
    SameLabel,

    /// <summary>None had this label.</summary>
    OtherLabel,
}

/// <summary>How a row relates to earlier ones, and the line of the first of them.</summary>
internal readonly record struct Repeat(RepeatKind Kind, long FirstLine);
