namespace Linnet.Evaluation;

/// <summary>Settings of <see cref="ChrF"/>; the defaults are sacreBLEU's.</summary>
public sealed record ChrFOptions
{
    /// <summary>chrF++: characters up to six and words up to two.</summary>
    public static ChrFOptions PlusPlus { get; } = new() { WordOrder = 2 };

    /// <summary>Longest n-gram of characters, 1 to 32.</summary>
    public int CharacterOrder { get; init; } = 6;

    /// <summary>Longest n-gram of words, 0 to 16; 2 makes chrF++.</summary>
    public int WordOrder { get; init; }

    /// <summary>How many times recall counts against precision, more than 0.</summary>
    public double Beta { get; init; } = 2;

    /// <summary>Whether letter case is ignored.</summary>
    public bool Lowercase { get; init; }

    /// <summary>Checks the settings.</summary>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public void Validate()
    {
        if (CharacterOrder is < 1 or > 32) throw new ConfigurationException($"chrF's longest n-gram of characters is {CharacterOrder}, expected 1 to 32.");
        if (WordOrder is < 0 or > 16) throw new ConfigurationException($"chrF's longest n-gram of words is {WordOrder}, expected 0 to 16.");
        if (!(Beta > 0 && double.IsFinite(Beta))) throw new ConfigurationException($"chrF's beta is {Beta}, expected a number above 0.");
    }
}
