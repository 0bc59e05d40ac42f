namespace Linnet.Text.Tokenization;

/// <summary>The settings of a <see cref="BpeModel"/>; the defaults are those of byte-level BPE.</summary>
public sealed record BpeOptions
{
    /// <summary>Stands for characters that are not in the vocabulary; null lets them vanish.</summary>
    public string? UnknownToken { get; init; }

    /// <summary>Marks the symbols that do not begin a word; null or empty for none.</summary>
    public string? ContinuingSubwordPrefix { get; init; }

    /// <summary>Marks the last symbol of a word; null or empty for none.</summary>
    public string? EndOfWordSuffix { get; init; }

    /// <summary>Makes one unknown token of several in a row.</summary>
    public bool FuseUnknown { get; init; }

    /// <summary>Spells unknown characters as bytes, <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c>, where the vocabulary has these.</summary>
    public bool ByteFallback { get; init; }

    /// <summary>Takes a word that is a token as it stands, without looking at merges.</summary>
    public bool IgnoreMerges { get; init; }

    /// <summary>The probability of leaving a merge out in training (Provilkov et al. 2020); kept for the file, not used for encoding.</summary>
    public double? Dropout { get; init; }
}
