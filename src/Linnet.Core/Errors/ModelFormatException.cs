namespace Linnet;

/// <summary>A model folder, tokeniser or weight file that is damaged, incomplete or of an unknown kind.</summary>
public sealed class ModelFormatException : LinnetException
{
    /// <summary>Creates the error <c>path: problem</c>.</summary>
    /// <param name="path">The file or folder as the user named it.</param>
    /// <param name="problem">What is wrong (naming the field or tensor), what was expected and what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ModelFormatException(string path, string problem, Exception? innerException = null)
        : base($"{path}: {problem}", innerException) => FilePath = path;

    /// <summary>The file or folder as the user named it.</summary>
    public string FilePath { get; }
}
