namespace Linnet.Models.Pipelines;

/// <summary>
/// What is loaded from a folder and answers any number of threads at once: one of the pipelines, or what is like them. A registration with a
/// container needs no more than this to find out whether a folder fits and to load it.
/// </summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface ILanguagePipeline<TSelf> : IDisposable
    where TSelf : class, ILanguagePipeline<TSelf>
{
    /// <summary>Loads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing, damaged, or made for another task.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Looks whether a folder can be loaded, as far as its configuration says; reads no weights.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing, its configuration is damaged or of an unknown kind, or it is made for another task.</exception>
    static abstract void Check(string path);
}
