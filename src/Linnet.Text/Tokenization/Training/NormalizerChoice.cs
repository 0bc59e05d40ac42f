using System.Text;

namespace Linnet.Text.Tokenization.Training;

/// <summary>Builds the normaliser that options ask for.</summary>
internal static class NormalizerChoice
{
    /// <summary>The steps wanted, in the order that published tokenisers have them; null for none.</summary>
    /// <param name="form">The Unicode form of the family, or null.</param>
    /// <param name="options">Whether case and accents go.</param>
    /// <param name="more">Steps that come last.</param>
    internal static Normalizer? Build(NormalizationForm? form, TokenizerTrainingOptions options, params IEnumerable<Normalizer> more)
    {
        var steps = new List<Normalizer>();
        var strips = options.StripAccents ?? false;
        if (strips) form = form == NormalizationForm.FormKC ? NormalizationForm.FormKD : NormalizationForm.FormD;
        if (form is { } wanted) steps.Add(new UnicodeNormalizer(wanted));
        if (strips) steps.Add(new StripAccentsNormalizer());
        if (options.LowerCase ?? false) steps.Add(new LowercaseNormalizer());
        steps.AddRange(more);
        return steps switch { [] => null, [var only] => only, _ => new SequenceNormalizer(steps) };
    }
}
