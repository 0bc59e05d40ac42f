namespace Linnet.Hub.Search.Text;

/// <summary>A word that is looked for.</summary>
/// <param name="Text">As <see cref="SearchTokens"/> writes it.</param>
/// <param name="IsPrefix">Whether it is the beginning of a word: somebody is still typing, or it is one sign of a script without spaces.</param>
internal readonly record struct SearchTerm(string Text, bool IsPrefix);
