using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Linnet.Text.Tokenization;

/// <summary>Turns runs of <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c> into the text that they spell; a run that is not UTF-8 becomes U+FFFD a byte.</summary>
public sealed class ByteFallbackDecoder : Decoder
{
    internal override List<string> Apply(List<string> tokens)
    {
        var result = new List<string>();
        var run = new List<byte>();
        foreach (var token in tokens)
        {
            if (TryReadByte(token, out var value))
            {
                run.Add(value);
                continue;
            }

            Flush(run, result);
            result.Add(token);
        }

        Flush(run, result);
        return result;
    }

    internal override void Write(Utf8JsonWriter json) => json.WriteType("ByteFallback");

    private static bool TryReadByte(string token, out byte value)
    {
        value = 0;
        return token is ['<', '0', 'x', _, _, '>']
            && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    private static void Flush(List<byte> run, List<string> result)
    {
        if (run.Count == 0) return;
        var bytes = run.ToArray();
        if (Utf8.IsValid(bytes)) result.Add(Utf8Text.ToString(bytes));
        else result.AddRange(Enumerable.Repeat(Rune.ReplacementChar.ToString(), bytes.Length));
        run.Clear();
    }
}
