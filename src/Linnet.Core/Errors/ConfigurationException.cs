namespace Linnet;

/// <summary>A recipe, option or argument with a value that cannot be used: names the field and the allowed values.</summary>
/// <param name="message">One line for the person who has to mend it.</param>
public sealed class ConfigurationException(string message) : LinnetException(message);
