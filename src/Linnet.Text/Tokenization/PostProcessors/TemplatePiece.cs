namespace Linnet.Text.Tokenization;

/// <summary>One part of a <see cref="TemplatePostProcessor"/>'s template: a text or a special token.</summary>
/// <param name="SequenceIndex">0 for the first text, 1 for the second, null for a special token.</param>
/// <param name="SpecialToken">The name of the special token, null for a text.</param>
/// <param name="TypeId">The type id of all its tokens.</param>
public sealed record TemplatePiece(int? SequenceIndex, string? SpecialToken, int TypeId)
{
    /// <summary>A text.</summary>
    /// <param name="index">0 for the first, 1 for the second.</param>
    /// <param name="typeId">The type id of its tokens.</param>
    public static TemplatePiece Sequence(int index, int typeId = 0) => new(index, null, typeId);

    /// <summary>A special token.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="typeId">Its type id.</param>
    public static TemplatePiece Special(string name, int typeId = 0) => new(null, name, typeId);
}
