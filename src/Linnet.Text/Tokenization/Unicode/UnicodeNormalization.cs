using System.Text;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Unicode normalisation (Unicode Standard Annex 15) that needs no ICU library: <c>string.Normalize</c> does nothing useful
/// where globalisation is invariant, this does.
/// </summary>
public static class UnicodeNormalization
{
    /// <summary>The text in a normalisation form, by the current Unicode data.</summary>
    /// <param name="text">Any text; a lone surrogate becomes U+FFFD.</param>
    /// <param name="form">The form.</param>
    /// <example><c>UnicodeNormalization.Normalize("ﬁ", NormalizationForm.FormKC)</c> is <c>"fi"</c>.</example>
    public static string Normalize(string text, NormalizationForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text)) return text;
        var sink = new StringSink(new StringBuilder(text.Length));
        var composer = new CanonicalComposer<StringSink>(form, NormalizationTables.Current, new CompositionScratch(), ref sink);
        foreach (var rune in text.EnumerateRunes()) composer.Push(rune.Value);
        composer.Finish();
        return sink.Text.ToString();
    }

    private readonly struct StringSink(StringBuilder text) : ICharacterSink
    {
        internal StringBuilder Text => text;

        public void Put(int codePoint, int change)
        {
            if (codePoint < 0x10000) text.Append((char)codePoint);
            else text.Append(char.ConvertFromUtf32(codePoint));
        }
    }
}
