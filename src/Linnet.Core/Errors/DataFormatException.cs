namespace Linnet;

/// <summary>A data file that cannot be used as it is: names the file and, where known, the line.</summary>
public sealed class DataFormatException : LinnetException
{
    /// <summary>Creates the error <c>path:line: problem</c>.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="line">1-based physical line, or null where the whole file is meant.</param>
    /// <param name="problem">What is wrong, what was expected and what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public DataFormatException(string path, long? line, string problem, Exception? innerException = null)
        : base(line is null ? $"{path}: {problem}" : $"{path}:{line}: {problem}", innerException)
    {
        FilePath = path;
        Line = line;
    }

    /// <summary>The file as the user named it.</summary>
    public string FilePath { get; }

    /// <summary>1-based physical line, or null where the whole file is meant.</summary>
    public long? Line { get; }
}
