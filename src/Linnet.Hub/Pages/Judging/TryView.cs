using Linnet.Hub.TryIt;

namespace Linnet.Hub.Pages.Judging;

/// <summary>What the box for trying a model shows.</summary>
/// <param name="Task">The model's task; null where its card does not say.</param>
internal sealed record TryView(string? Task)
{
    internal string Text { get; init; } = string.Empty;

    internal string Second { get; init; } = string.Empty;

    internal string Labels { get; init; } = string.Empty;

    /// <summary>Why there is no answer.</summary>
    internal string? Error { get; init; }

    internal TryAnswer? Answer { get; init; }
}
