namespace Linnet;

/// <summary>
/// The base of every error that Linnet raises on purpose. Its message is one line: what is wrong, where
/// (file, line, field or tensor), what was expected, and what to do. The command line prints it as it stands.
/// </summary>
public class LinnetException : Exception
{
    /// <summary>Creates an error with its message.</summary>
    /// <param name="message">One line for the person who has to mend it.</param>
    public LinnetException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error with its message and the error that caused it.</summary>
    /// <param name="message">One line for the person who has to mend it.</param>
    /// <param name="innerException">The cause.</param>
    public LinnetException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
