namespace Linnet.Hub.TryIt;

/// <summary>A loaded model and how it answers an input.</summary>
/// <param name="task">Its task.</param>
/// <param name="pipeline">What is loaded.</param>
/// <param name="answer">How it answers.</param>
internal sealed class TryPipeline(string task, IDisposable pipeline, Func<TryInput, TryAnswer> answer) : IDisposable
{
    internal string Task => task;

    internal TryAnswer Answer(TryInput input) => answer(input);

    public void Dispose() => pipeline.Dispose();
}
