using Linnet.Numerics;

namespace Linnet.Data;

/// <summary>
/// Makes varied copies of labelled texts: synonyms, swaps, deletions, insertions and character noise. Works on words where
/// there are spaces and on characters where there are none, as in Chinese. The same seed gives the same copies.
/// </summary>
public sealed class TextAugmenter
{
    private readonly AugmentationOptions _options;

    /// <summary>Creates an augmenter.</summary>
    /// <param name="options">Rates, thesaurus and seed.</param>
    /// <exception cref="ConfigurationException">A value out of its range.</exception>
    public TextAugmenter(AugmentationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>Each row followed by its copies. A copy that came out like the row is left out; so are those of tokenised rows, whose tags would no longer fit.</summary>
    /// <param name="rows">Streamed.</param>
    public IEnumerable<TextRow> Augment(IEnumerable<TextRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Copies(rows);
    }

    /// <summary>One varied copy of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="variant">Number of the copy: each has its own variation.</param>
    public string Augment(string text, ulong variant)
    {
        ArgumentNullException.ThrowIfNull(text);
        var random = new SeededRandom(SplitMix64.At(_options.Seed, variant));
        var units = AugmentationUnits.Of(text, _options.Thesaurus);
        if (units.Units.Count == 0) return text;
        var count = units.Units.Count;
        Replace(units, AugmentationCount.Of(_options.SynonymRate, count), random);
        for (var n = AugmentationCount.Of(_options.InsertionRate, count); n > 0; n--) InsertOne(units, random);
        for (var n = AugmentationCount.Of(_options.SwapRate, count); n > 0; n--) SwapOne(units, random);
        for (var n = AugmentationCount.Of(_options.DeletionRate, count); n > 0 && units.Units.Count > 1; n--)
            units.RemoveAt(random.Next(units.Units.Count));
        var varied = units.Join();
        return _options.NoiseRate == 0 ? varied : NoiseMaker.Disturb(varied, _options.NoiseRate, _options.Noise, random);
    }

    private IEnumerable<TextRow> Copies(IEnumerable<TextRow> rows)
    {
        var variant = 0UL;
        foreach (var row in rows)
        {
            yield return row;
            for (var copy = 0; copy < _options.Copies; copy++, variant += 2)
            {
                if (row.Tokens is not null) continue;
                var varied = row with
                {
                    Text = Augment(row.Text, variant),
                    Pair = row.Pair is null ? null : Augment(row.Pair, variant + 1),
                };
                if (varied.Text != row.Text || varied.Pair != row.Pair) yield return varied;
            }
        }
    }

    private void Replace(AugmentationUnits units, int count, SeededRandom random)
    {
        if (_options.Thesaurus is not { } thesaurus) return;
        var open = Enumerable.Range(0, units.Units.Count).Where(i => thesaurus.Synonyms(units.Units[i]).Count > 0).ToArray();
        random.Shuffle(open.AsSpan());
        foreach (var index in open.Take(count)) units.Units[index] = Synonym(thesaurus, units.Units[index], random);
    }

    private void InsertOne(AugmentationUnits units, SeededRandom random)
    {
        var word = units.Units[random.Next(units.Units.Count)];
        if (_options.Thesaurus is { } thesaurus && thesaurus.Synonyms(word).Count > 0) word = Synonym(thesaurus, word, random);
        units.Insert(random.Next(units.Units.Count + 1), word);
    }

    private static void SwapOne(AugmentationUnits units, SeededRandom random)
    {
        if (units.Units.Count < 2) return;
        var first = random.Next(units.Units.Count);
        var second = random.Next(units.Units.Count - 1);
        if (second >= first) second++;
        (units.Units[first], units.Units[second]) = (units.Units[second], units.Units[first]);
    }

    private static string Synonym(Thesaurus thesaurus, string word, SeededRandom random)
    {
        var choices = thesaurus.Synonyms(word);
        var choice = choices[random.Next(choices.Count)];
        return char.IsUpper(word[0]) && char.IsLower(choice[0]) ? char.ToUpperInvariant(choice[0]) + choice[1..] : choice;
    }
}
