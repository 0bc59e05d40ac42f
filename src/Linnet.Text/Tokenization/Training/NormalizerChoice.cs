using System.Text;

namespace Linnet.Text.Tokenization.Training;

/// <summary>Builds the normaliser that options ask for.</summary>
internal static class NormalizerChoice
{
    /// <summary>The steps wanted, in the order that published tokenisers have them; null for none.</summary>
    /// <param name="first">Steps that come first.</param>
    /// <param name="form">The Unicode form of the family, or null.</param>
    /// <param name="options">Whether case and accents go.</param>
    /// <param name="last">Steps that come last.</param>
    internal static Normalizer? Build(
        IEnumerable<Normalizer> first, NormalizationForm? form, TokenizerTrainingOptions options, IEnumerable<Normalizer> last)
    {
        var steps = first.ToList();
        var strips = options.StripAccents ?? false;
        if (strips) form = form == NormalizationForm.FormKC ? NormalizationForm.FormKD : NormalizationForm.FormD;
        if (form is { } wanted) steps.Add(new UnicodeNormalizer(wanted));
        if (strips) steps.Add(new StripAccentsNormalizer());
        if (options.LowerCase ?? false) steps.Add(new LowercaseNormalizer());
        steps.AddRange(last);
        return steps switch { [] => null, [var only] => only, _ => new SequenceNormalizer(steps) };
    }
}
