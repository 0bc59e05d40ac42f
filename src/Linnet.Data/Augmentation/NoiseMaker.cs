using System.Text;
using Linnet.Numerics;

namespace Linnet.Data;

/// <summary>Disturbs single characters of a text.</summary>
internal static class NoiseMaker
{
    /// <summary>Rows of a QWERTY keyboard; neighbours are the keys left and right, and those above and below.</summary>
    private static readonly string[] KeyRows = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly Dictionary<char, string> LookAlikes = Pairs("0O", "0o", "1l", "1I", "lI", "5S", "8B", "2Z", "6b", "9g", "ce", "uv", "nh", "mn", "，,", "。.", "：:", "未末", "日曰", "己已", "人入", "土士", "大太", "干千");

    internal static string Disturb(string text, double rate, CharacterNoise noise, SeededRandom random)
    {
        var runes = text.EnumerateRunes().ToList();
        var open = Enumerable.Range(0, runes.Count).Where(i => Rune.IsLetterOrDigit(runes[i])).ToArray();
        if (open.Length < 2) return text;
        random.Shuffle(open.AsSpan());
        var chosen = open[..AugmentationCount.Of(rate, open.Length)];

        // From the end, so that the places still to come stay valid.
        foreach (var index in chosen.OrderDescending()) Disturb(runes, index, noise, random);
        var disturbed = new StringBuilder(text.Length);
        foreach (var rune in runes) disturbed.Append(rune.ToString());
        return disturbed.ToString();
    }

    private static void Disturb(List<Rune> runes, int index, CharacterNoise noise, SeededRandom random)
    {
        if (noise == CharacterNoise.Ocr)
        {
            if (Replacement(runes[index], LookAlikeOf, random) is { } similar) runes[index] = similar;
            else if (random.Next(4) == 0) runes.RemoveAt(index);
            return;
        }

        switch (random.Next(4))
        {
            case 0 when Replacement(runes[index], NeighboursOf, random) is { } neighbour:
                runes[index] = neighbour;
                break;
            case 1:
                runes.RemoveAt(index);
                break;
            case 2 when index + 1 < runes.Count:
                (runes[index], runes[index + 1]) = (runes[index + 1], runes[index]);
                break;
            default:
                runes.Insert(index, runes[index]);
                break;
        }
    }

    private static Rune? Replacement(Rune rune, Func<char, string> choicesOf, SeededRandom random)
    {
        if (!rune.IsBmp) return null;
        var c = (char)rune.Value;
        var choices = choicesOf(c);
        if (choices.Length == 0) return null;
        return new Rune(choices[random.Next(choices.Length)]);
    }

    private static string LookAlikeOf(char c) => LookAlikes.GetValueOrDefault(c, "");

    private static string NeighboursOf(char c)
    {
        var lower = char.ToLowerInvariant(c);
        for (var row = 0; row < KeyRows.Length; row++)
        {
            var column = KeyRows[row].IndexOf(lower);
            if (column < 0) continue;
            var keys = string.Concat(
                (((int Row, int Column)[])[(row, column - 1), (row, column + 1), (row - 1, column), (row + 1, column)])
                .Where(place => place.Row >= 0 && place.Row < KeyRows.Length && place.Column >= 0 && place.Column < KeyRows[place.Row].Length)
                .Select(place => KeyRows[place.Row][place.Column]));
            return char.IsUpper(c) ? keys.ToUpperInvariant() : keys;
        }

        return "";
    }

    private static Dictionary<char, string> Pairs(params string[] pairs)
    {
        var map = new Dictionary<char, string>();
        foreach (var pair in pairs)
        {
            map[pair[0]] = map.GetValueOrDefault(pair[0], "") + pair[1];
            map[pair[1]] = map.GetValueOrDefault(pair[1], "") + pair[0];
        }

        return map;
    }
}
