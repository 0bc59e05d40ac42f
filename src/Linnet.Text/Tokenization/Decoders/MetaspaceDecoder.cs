using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>Turns word marks back into spaces; the one in front, which no text had, vanishes.</summary>
/// <param name="replacement">The mark.</param>
/// <param name="prependScheme">Whether a mark was put in front.</param>
/// <param name="split">Kept for the file.</param>
public sealed class MetaspaceDecoder(Rune replacement, PrependScheme prependScheme = PrependScheme.Always, bool split = true) : Decoder
{
    internal override List<string> Apply(List<string> tokens)
    {
        var mark = replacement.ToString();
        for (var i = 0; i < tokens.Count; i++)
        {
            var space = i == 0 && prependScheme != PrependScheme.Never ? "" : " ";
            tokens[i] = tokens[i].Replace(mark, space, StringComparison.Ordinal);
        }

        return tokens;
    }

    internal override void Write(Utf8JsonWriter json) => MetaspaceFields.Write(json, replacement, prependScheme, split);
}
