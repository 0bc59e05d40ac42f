namespace Linnet.Text.Tokenization;

/// <summary>What one step of a compiled expression does.</summary>
internal enum RegexOperation
{
    /// <summary>Takes one character of <see cref="RegexInstruction.Class"/>.</summary>
    Take,

    /// <summary>Goes on at A; if that fails, at B.</summary>
    Split,

    /// <summary>Goes on at A.</summary>
    Jump,

    /// <summary>The expression, or the part within a group below, has matched.</summary>
    Accept,

    /// <summary>Runs the part that follows for itself, keeps its first way to match, and goes on at A.</summary>
    Atomic,

    /// <summary>Goes on at A if the part that follows matches here.</summary>
    LookAhead,

    /// <summary>Goes on at A if the part that follows does not match here.</summary>
    NotAhead,

    /// <summary>Goes on at A if the part that follows matches up to here.</summary>
    LookBehind,

    /// <summary>Goes on at A if the part that follows does not match up to here.</summary>
    NotBehind,

    /// <summary>Only at the beginning of the text.</summary>
    TextStart,

    /// <summary>Only at the end of the text.</summary>
    TextEnd,

    /// <summary>Only at the end of the text or before a line end that is its last character.</summary>
    LastLineEnd,

    /// <summary>Only at the beginning of a line.</summary>
    LineStart,

    /// <summary>Only at the end of a line.</summary>
    LineEnd,

    /// <summary>Only between a word character and another.</summary>
    WordBoundary,

    /// <summary>Only where there is no word boundary.</summary>
    NotWordBoundary,
}

/// <summary>One step of a compiled expression.</summary>
internal readonly record struct RegexInstruction(RegexOperation Operation, int A = 0, int B = 0, CharacterClass? Class = null);
