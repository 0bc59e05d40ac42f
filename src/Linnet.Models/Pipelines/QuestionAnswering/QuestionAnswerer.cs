using Linnet.Models.Configuration;
using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>A model that answers questions with parts of a text, whatever it is inside. Safe to use from any number of threads at once.</summary>
public abstract class QuestionAnswerer : IDisposable
{
    private int _isDisposed;

    /// <summary>What <c>config.json</c> says.</summary>
    public abstract ModelConfig Config { get; }

    /// <summary>Loads the model of a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or its model answers no questions.</exception>
    public static QuestionAnswerer Load(string path)
    {
        var folder = ModelFolder.Open(path);
        return folder.Config is SentenceAnswererConfig config ? new SentenceAnswerer(config) : NeuralAnswerer.FromFolder(folder);
    }

    /// <summary>Answers questions.</summary>
    /// <param name="inputs">Any number.</param>
    /// <returns>As many answers, in the same order.</returns>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public IReadOnlyList<ExtractedAnswer> Answer(IReadOnlyList<QuestionInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        return AnswerCore(inputs);
    }

    /// <summary>Writes everything that <see cref="Load"/> needs, without info and card.</summary>
    /// <param name="folder">Receives the files.</param>
    public abstract void WriteTo(ModelFolderWriter folder);

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        DisposeCore();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the work of <see cref="Answer"/>.</summary>
    /// <param name="inputs">Any number.</param>
    protected abstract IReadOnlyList<ExtractedAnswer> AnswerCore(IReadOnlyList<QuestionInput> inputs);

    /// <summary>Frees what the model owns; called once.</summary>
    protected virtual void DisposeCore()
    {
    }
}
