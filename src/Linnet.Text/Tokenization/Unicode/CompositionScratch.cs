namespace Linnet.Text.Tokenization;

/// <summary>The two short lists that a <see cref="CanonicalComposer{TSink}"/> works in, kept from text to text.</summary>
internal sealed class CompositionScratch
{
    internal List<(int Class, int Char, int Change)> Pending { get; } = [];

    internal List<(int Char, int Change)> Blocked { get; } = [];
}
