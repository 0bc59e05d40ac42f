namespace Linnet.Models.Pipelines;

/// <summary>What a tagger reads of one word, wherever it stands.</summary>
/// <param name="Text">The word.</param>
/// <param name="Ids">Its token ids: one for taggers that know whole words, or its pieces.</param>
public sealed record EncodedWord(string Text, int[] Ids)
{
    /// <summary>Ids of its characters with marks of beginning and end; empty for taggers that do not read spellings.</summary>
    public int[] Characters { get; init; } = [];

    /// <summary>Id of its shape; 0 for taggers that do not look at it.</summary>
    public int Shape { get; init; }

    /// <summary>Whether the pair that it makes with the word before it is taken for an unknown one, as training now and then does.</summary>
    public bool HidesBigram { get; init; }
}
