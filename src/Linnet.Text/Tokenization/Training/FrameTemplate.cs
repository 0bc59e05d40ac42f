namespace Linnet.Text.Tokenization.Training;

/// <summary>The templates that frame a text by a first and a last token, and two texts by one more between them.</summary>
internal static class FrameTemplate
{
    /// <summary><c>first A last</c> and <c>first A last B last</c>, the second text with the type given; null without tokens.</summary>
    internal static TemplatePostProcessor? Build(IReadOnlyList<string> specialTokens, string? first, string? last, int secondType)
    {
        if (first is null && last is null) return null;
        List<TemplatePiece> single = [TemplatePiece.Sequence(0)];
        if (first is not null) single.Insert(0, TemplatePiece.Special(first));
        if (last is not null) single.Add(TemplatePiece.Special(last));
        List<TemplatePiece> pair = [.. single, TemplatePiece.Sequence(1, secondType)];
        if (last is not null) pair.Add(TemplatePiece.Special(last, secondType));
        var tokens = new[] { first, last }.OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(token => new TemplateToken(token, specialTokens.ToList().IndexOf(token)));
        return new TemplatePostProcessor(single, pair, tokens);
    }
}
