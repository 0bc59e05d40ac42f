using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Turns texts into the token ids that a network takes. Thread-safe.</summary>
public interface ITextEncoder
{
    /// <summary>The id that fills rows up to one length.</summary>
    int PadId { get; }

    /// <summary>Encodes inputs.</summary>
    /// <param name="inputs">Any number of texts or pairs.</param>
    /// <returns>As many encodings, in the same order.</returns>
    IReadOnlyList<EncodedText> Encode(IReadOnlyList<TextInput> inputs);

    /// <summary>Writes what a later run needs to encode in the same way.</summary>
    /// <param name="folder">Receives the files.</param>
    void WriteTo(ModelFolderWriter folder);
}
