namespace Linnet;

/// <summary>Tensors whose shapes do not fit an operation: names the operation, what it received and what it expects.</summary>
/// <param name="message">One line for the person who has to mend it.</param>
public sealed class ShapeException(string message) : LinnetException(message);
