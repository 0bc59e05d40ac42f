namespace Linnet.Evaluation;

/// <summary>Settings of <see cref="Bleu"/>; the defaults are sacreBLEU's.</summary>
public sealed record BleuOptions
{
    /// <summary>How sentences become tokens.</summary>
    public BleuTokenizer Tokenizer { get; init; } = BleuTokenizer.Mteval13a;

    /// <summary>What stands for a precision of nothing.</summary>
    public BleuSmoothing Smoothing { get; init; } = BleuSmoothing.Exponential;

    /// <summary>Whether letter case is ignored.</summary>
    public bool Lowercase { get; init; }

    /// <summary>Whether orders for which the predictions have no n-gram are left out of the mean; meant for single sentences.</summary>
    public bool EffectiveOrder { get; init; }

    /// <summary>Longest n-gram, 1 to 16.</summary>
    public int MaxOrder { get; init; } = 4;

    /// <summary>Checks the settings.</summary>
    /// <exception cref="ConfigurationException">A setting is out of range.</exception>
    public void Validate()
    {
        if (MaxOrder is < 1 or > 16) throw new ConfigurationException($"BLEU's longest n-gram is {MaxOrder}, expected 1 to 16.");
        if (!Enum.IsDefined(Tokenizer)) throw new ConfigurationException($"There is no BLEU tokeniser {Tokenizer}; expected {string.Join(", ", Enum.GetNames<BleuTokenizer>())}.");
        if (!Enum.IsDefined(Smoothing)) throw new ConfigurationException($"There is no BLEU smoothing {Smoothing}; expected {string.Join(", ", Enum.GetNames<BleuSmoothing>())}.");
    }
}
