namespace Linnet.Text.Tokenization;

/// <summary>When <see cref="MetaspacePreTokenizer"/> puts a word mark in front.</summary>
public enum PrependScheme
{
    /// <summary>Only at the beginning of the whole text.</summary>
    First,

    /// <summary>Never.</summary>
    Never,

    /// <summary>At the beginning of every stretch between added tokens.</summary>
    Always,
}
