namespace Linnet;

/// <summary>A training run that cannot go on, such as a loss that is no longer a number: names the step and what to change.</summary>
/// <param name="message">One line for the person who has to mend it.</param>
public sealed class TrainingException(string message) : LinnetException(message);
