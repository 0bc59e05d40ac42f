namespace Linnet.Text.Tokenization;

/// <summary>One token, or the marker that stands for a text, as post-processors arrange them.</summary>
internal sealed record TokenRecord(int Id, string Text, int TypeId = 0, bool IsSpecial = false);
