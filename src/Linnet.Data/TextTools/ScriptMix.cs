namespace Linnet.Data;

/// <summary>Which writing systems one text uses.</summary>
internal readonly record struct ScriptMix(Script Main, bool IsMixed)
{
    private const double SecondScriptShare = 0.1;

    /// <summary>The script with most letters; Chinese characters beside kana are Japanese. Mixed: another has at least a tenth of the letters.</summary>
    internal static ScriptMix Of(string text)
    {
        Span<int> counts = stackalloc int[(int)Script.Other + 1];
        foreach (var rune in text.EnumerateRunes()) counts[(int)ScriptTable.Of(rune.Value)]++;
        counts[(int)Script.Common] = 0;
        if (counts[(int)Script.Kana] > 0)
        {
            counts[(int)Script.Kana] += counts[(int)Script.Han];
            counts[(int)Script.Han] = 0;
        }

        int best = 0, letters = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            letters += counts[i];
            if (counts[i] > counts[best]) best = i;
        }

        return new ScriptMix((Script)best, letters - counts[best] >= Math.Max(1, SecondScriptShare * letters));
    }
}
