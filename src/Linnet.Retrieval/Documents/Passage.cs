namespace Linnet.Retrieval;

/// <summary>A part of a document: what a search finds.</summary>
/// <param name="Document">The file's path below the folder, with <c>/</c> between its parts; with <c>#</c> and the line for a row of a table.</param>
/// <param name="Number">0-based number of the passage in its document.</param>
/// <param name="Text">The text.</param>
public sealed record Passage(string Document, int Number, string Text);
