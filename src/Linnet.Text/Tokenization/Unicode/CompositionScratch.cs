namespace Linnet.Text.Tokenization;

/// <summary>The two short rows that a <see cref="CanonicalComposer{TSink}"/> works in, kept from text to text.</summary>
internal sealed class CompositionScratch
{
    internal Row<ClassedChange> Pending { get; } = new();

    internal Row<CharacterChange> Blocked { get; } = new();
}

/// <summary>A character and what it did to the source; see <see cref="ICharacterSink.Put"/>.</summary>
internal readonly record struct CharacterChange(int Char, int Change);

/// <summary>The same with the character's combining class.</summary>
internal readonly record struct ClassedChange(int Class, int Char, int Change);
