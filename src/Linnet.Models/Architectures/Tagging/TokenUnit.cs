namespace Linnet.Models.Architectures;

/// <summary>What a tagger tags.</summary>
public enum TokenUnit
{
    /// <summary>Words and punctuation marks.</summary>
    Word,

    /// <summary>Characters, as is usual for Chinese.</summary>
    Character,
}
