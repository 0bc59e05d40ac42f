using Linnet.Models.Pipelines;

namespace Linnet.Hosting;

/// <summary>How a registered language model is loaded and answers.</summary>
public sealed class LanguageModelOptions
{
    /// <summary>How the pipeline answers: threshold, batching of concurrent callers.</summary>
    public PipelineOptions Pipeline { get; } = new();

    /// <summary>
    /// Whether the folder is looked at when it is registered, so that a wrong path fails at start-up. The model itself is always
    /// loaded at its first use.
    /// </summary>
    public bool ValidateAtRegistration { get; set; } = true;
}
