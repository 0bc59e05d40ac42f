namespace Linnet.Text.Tokenization;

/// <summary>Makes a <see cref="TextPattern"/> of <c>{"String": ..}</c> or <c>{"Regex": ..}</c>.</summary>
internal static class PatternReader
{
    internal static TextPattern Read(JsonPart part)
    {
        var pattern = part.Part("pattern");
        if (pattern.Has("String")) return TextPattern.OfLiteral(pattern.String("String"));
        if (!pattern.Has("Regex")) throw pattern.Error("must be {\"String\": …} or {\"Regex\": …}");
        try
        {
            return TextPattern.OfRegex(pattern.String("Regex"));
        }
        catch (ConfigurationException cause)
        {
            throw pattern.Error($"can not be used: {cause.Message}", cause);
        }
    }
}
