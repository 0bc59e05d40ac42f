using System.Text;
using System.Text.Json;

namespace Linnet.Text.Tokenization;

/// <summary>
/// One of the four Unicode normalisation forms, by the Unicode 9 data that published tokenisers were made with. For text in
/// general see <see cref="UnicodeNormalization"/>.
/// </summary>
/// <param name="form">The form.</param>
public sealed class UnicodeNormalizer(NormalizationForm form) : Normalizer
{
    internal override void Apply(TextPieces text)
    {
        if (!Ascii.IsValid(text.Bytes)) text.Rewrite(new Composing(form));
    }

    internal override bool Describe(AsciiMap map) => true;

    internal override void Write(Utf8JsonWriter json) => json.WriteType(form switch
    {
        NormalizationForm.FormC => "NFC",
        NormalizationForm.FormD => "NFD",
        NormalizationForm.FormKC => "NFKC",
        _ => "NFKD",
    });

    private readonly struct Composing(NormalizationForm form) : IPieceRewriter
    {
        public void Rewrite(ReadOnlySpan<byte> piece, ref PieceWriter writer) =>
            new CanonicalComposer<PieceWriter>(form, NormalizationTables.Pinned, writer.Composition, ref writer).PushAll(piece);
    }
}
