namespace Linnet.Data;

/// <summary>
/// How texts are varied (the operations of EDA, Wei and Zou 2019, and character noise). Each rate is the share of a text's units
/// that an operation touches, 0 to 1; an operation with a rate above 0 touches at least one.
/// </summary>
public sealed record AugmentationOptions
{
    /// <summary>Words that may stand for one another; without it no word is replaced, and insertions repeat a word of the text.</summary>
    public Thesaurus? Thesaurus { get; init; }

    /// <summary>Share of the words replaced by a synonym.</summary>
    public double SynonymRate { get; init; } = 0.1;

    /// <summary>Share of the words that change places with another.</summary>
    public double SwapRate { get; init; }

    /// <summary>Share of the words left out; one always stays.</summary>
    public double DeletionRate { get; init; }

    /// <summary>Share of the words before which a synonym, or a word of the text, is put.</summary>
    public double InsertionRate { get; init; }

    /// <summary>Share of the characters disturbed.</summary>
    public double NoiseRate { get; init; }

    /// <summary>What the disturbance is like.</summary>
    public CharacterNoise Noise { get; init; } = CharacterNoise.Keyboard;

    /// <summary>Varied copies of each row, beside the row itself.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Names the variation.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ConfigurationException">A value out of its range.</exception>
    internal void Validate()
    {
        foreach (var (name, rate) in ((string, double)[])
            [("synonym", SynonymRate), ("swap", SwapRate), ("deletion", DeletionRate), ("insertion", InsertionRate), ("noise", NoiseRate)])
        {
            if (rate is not (>= 0 and <= 1)) throw new ConfigurationException($"The {name} rate is {rate}; it must be 0 to 1, such as 0.1.");
        }

        if (Copies < 1) throw new ConfigurationException($"The number of copies is {Copies}; it must be at least 1.");
    }
}
