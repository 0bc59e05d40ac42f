using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Writes summaries in words of its own, by an encoder with a decoder.</summary>
/// <param name="writer">Owned from now on.</param>
public sealed class AbstractiveSummarizer(SequenceWriter writer) : ISummarizer
{
    /// <inheritdoc/>
    public IReadOnlyList<WrittenText> Summarize(IReadOnlyList<string> texts, SummarizationOptions? options = null)
    {
        var defaults = writer.Defaults;
        return writer.Write(texts, defaults with
        {
            NumBeams = options?.NumBeams ?? defaults.NumBeams,
            LengthPenalty = options?.LengthPenalty ?? defaults.LengthPenalty,
        });
    }

    /// <inheritdoc/>
    public void WriteTo(ModelFolderWriter folder) => writer.WriteTo(folder);

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
