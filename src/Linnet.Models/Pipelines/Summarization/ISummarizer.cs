using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Shortens texts, by whatever means. Thread-safe.</summary>
public interface ISummarizer : IDisposable
{
    /// <summary>Shortens texts.</summary>
    /// <param name="texts">Any number.</param>
    /// <param name="options">How; null for what the model folder says.</param>
    /// <returns>One for each text, in order.</returns>
    /// <exception cref="ConfigurationException">A value is outside its range.</exception>
    IReadOnlyList<WrittenText> Summarize(IReadOnlyList<string> texts, SummarizationOptions? options = null);

    /// <summary>Writes the files of the model's folder.</summary>
    /// <param name="folder">A folder that is not yet in its place.</param>
    void WriteTo(ModelFolderWriter folder);
}
