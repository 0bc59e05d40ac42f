namespace Linnet.Text.Tokenization;

/// <summary>A token that does not read as the model's vocabulary has it: added ones, special ones, unknown stretches, padding.</summary>
/// <param name="Index">Its place among the tokens.</param>
/// <param name="Text">How it reads.</param>
internal readonly record struct NamedToken(int Index, string Text);
