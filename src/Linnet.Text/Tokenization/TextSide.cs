namespace Linnet.Text.Tokenization;

/// <summary>The side of a text on which tokens are cut off or padding is put.</summary>
public enum TextSide
{
    /// <summary>At the beginning.</summary>
    Left,

    /// <summary>At the end.</summary>
    Right,
}
