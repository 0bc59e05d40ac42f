namespace Linnet.Text.Tokenization;

/// <summary>One token on its way into an <see cref="Encoding"/>; offsets are UTF-16 units.</summary>
internal sealed record TokenRecord(int Id, string Text, int Start, int End, int TypeId = 0, bool IsSpecial = false);
