using Linnet.Models.Folder;
using Linnet.Models.Layers;

namespace Linnet.Models.Pipelines;

/// <summary>From words to what a tagging network takes. Safe to use from several threads at once.</summary>
public interface ITaggingEncoder
{
    /// <summary>Encodes one word; the same for every place it stands in.</summary>
    /// <param name="word">As it stands in the text.</param>
    EncodedWord Encode(string word);

    /// <summary>Puts rows into the tensors that the network takes; they belong to the current scope.</summary>
    /// <param name="rows">At least one row, none longer than <see cref="LongestPart"/> finds.</param>
    TokenBatch Batch(IReadOnlyList<EncodedWord[]> rows);

    /// <summary>How many words of a row, from a start on, the network can read at once; at least 1 where there are any.</summary>
    /// <param name="words">The row.</param>
    /// <param name="start">First word.</param>
    int LongestPart(IReadOnlyList<EncodedWord> words, int start);

    /// <summary>Writes what is needed to read the same words again.</summary>
    /// <param name="folder">Receives the files.</param>
    void WriteTo(ModelFolderWriter folder);
}
