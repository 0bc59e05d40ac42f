using System.Text;
using Linnet.Text.Tokenization;

namespace Linnet.Text.Cleaning;

/// <summary>Brings the text into a Unicode normalisation form, so that what looks the same is the same.</summary>
/// <param name="form">The form; <see cref="NormalizationForm.FormKC"/> also folds ligatures, full-width and other compatibility forms.</param>
public sealed class UnicodeNormalizing(NormalizationForm form) : ICleaningStep
{
    /// <inheritdoc/>
    public string Apply(string text) => UnicodeNormalization.Normalize(text, form);
}
