namespace Linnet.Text.Segmentation;

/// <summary>What counts as a word for a <see cref="WordSegmenter"/>.</summary>
public sealed record WordSegmenterOptions
{
    /// <summary>Words of scripts without spaces; null to go by <see cref="Fallback"/>.</summary>
    public WordDictionary? Dictionary { get; init; }

    /// <summary>What becomes of scripts without spaces where there is no dictionary.</summary>
    public UnspacedFallback Fallback { get; init; } = UnspacedFallback.Characters;

    /// <summary>An apostrophe between letters belongs to the word: <c>don't</c> is one word rather than two.</summary>
    public bool JoinApostrophes { get; init; } = true;

    /// <summary>A hyphen between letters or digits belongs to the word: <c>well-known</c> is one word rather than two.</summary>
    public bool JoinHyphens { get; init; }

    /// <summary>A point or comma between digits belongs to the number: <c>1,000.5</c> is one word rather than three.</summary>
    public bool JoinNumbers { get; init; } = true;

    /// <summary>Punctuation marks and symbols are words too, one each, rather than left out.</summary>
    public bool KeepPunctuation { get; init; }
}
