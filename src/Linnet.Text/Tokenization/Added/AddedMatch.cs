namespace Linnet.Text.Tokenization;

/// <summary>An added token that was found, and the stretch that it takes, white space included.</summary>
internal readonly record struct AddedMatch(Span Cut, int Id);
