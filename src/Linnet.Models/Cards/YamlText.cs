using System.Globalization;
using System.Text;

namespace Linnet.Models.Cards;

/// <summary>Writes texts so that YAML reads them back as texts.</summary>
internal static class YamlText
{
    /// <summary>Words that YAML 1.1 readers take for something else than a text; Norwegian is the famous one.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~",
    };

    internal static string Scalar(string text)
    {
        if (IsPlain(text)) return text;
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                _ when char.IsControl(letter) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !char.IsLetter(text[0]) || text[^1] == ' ' || Reserved.Contains(text)) return false;
        foreach (var letter in text)
        {
            if (!char.IsLetterOrDigit(letter) && letter is not (' ' or '.' or '_' or '/' or '-')) return false;
        }

        return true;
    }
}
