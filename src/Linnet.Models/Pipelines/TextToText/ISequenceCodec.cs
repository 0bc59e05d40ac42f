using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Texts to the ids of a model, and back. Thread-safe.</summary>
internal interface ISequenceCodec
{
    /// <summary>The ids of a text that is read, without any that begins or ends it.</summary>
    int[] EncodeSource(string text);

    /// <summary>The ids of a text that is written, without any that begins or ends it.</summary>
    int[] EncodeTarget(string text);

    /// <summary>The text of written ids.</summary>
    string Decode(IEnumerable<int> ids);

    /// <summary>Writes the files that it is read from.</summary>
    /// <param name="folder">A folder that is not yet in its place.</param>
    /// <param name="maxLength">Most ids of a source.</param>
    /// <param name="endId">The id that ends every text.</param>
    void WriteTo(ModelFolderWriter folder, int maxLength, int endId);
}
