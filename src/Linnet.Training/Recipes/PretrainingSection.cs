namespace Linnet.Training.Recipes;

/// <summary>How an encoder is pretrained on plain text; other tasks do not read it.</summary>
public sealed class PretrainingSection
{
    /// <summary>Share of the tokens that is hidden and has to be found, in (0, 1).</summary>
    public double? MaskProbability { get; set; }

    /// <summary>Whether the pieces of a word are hidden together.</summary>
    public bool? WholeWords { get; set; }

    /// <summary>Whether every line is a text of its own; else lines follow one another till a row is full.</summary>
    public bool? LineByLine { get; set; }

    /// <summary>Width of the generator of replaced tokens, as a share of the discriminator's.</summary>
    public double? GeneratorSize { get; set; }

    /// <summary>How much the discriminator's loss counts beside the generator's.</summary>
    public double? DiscriminatorWeight { get; set; }
}
