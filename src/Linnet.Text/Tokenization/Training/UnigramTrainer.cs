using System.Text;

namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Trains a unigram tokeniser (Kudo 2018) as ALBERT, T5 and XLM-R have it: compatibility forms normalised, white space
/// collapsed, spaces written as <c>▁</c>. With the special tokens <c>&lt;s&gt;</c> and <c>&lt;/s&gt;</c>, its own, they frame every text.
/// </summary>
public sealed class UnigramTrainer : TokenizerTrainer
{
    private const int DefaultMaxLength = 16;

    /// <summary>Creates the trainer.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ConfigurationException">An option is out of its range, or no unknown token is among the special ones.</exception>
    public UnigramTrainer(TokenizerTrainingOptions? options = null)
        : base(options, ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]) => RequireUnknown();

    private protected override Normalizer CreateNormalizer() => NormalizerChoice.Build(
        [new NmtNormalizer()],
        NormalizationForm.FormKC,
        Options,
        [new ReplaceNormalizer(TextPattern.OfRegex(" {2,}"), " "), new StripNormalizer()])!;

    private protected override PreTokenizer CreatePreTokenizer() => new MetaspacePreTokenizer();

    private protected override PostProcessor? CreatePostProcessor() =>
        FrameTemplate.Build(SpecialTokens, Special("<s>", "[CLS]"), Special("</s>", "[SEP]"), secondType: 0);

    private protected override Decoder CreateDecoder() => new MetaspaceDecoder(MetaspacePreTokenizer.DefaultReplacement);

    private protected override TokenizerModel Learn(WordCounter words, CancellationToken cancellation)
    {
        var room = Options.VocabularySize - SpecialTokens.Count;
        var pieces = new UnigramLearner(Options, Options.MaxTokenLength ?? DefaultMaxLength).Learn(words, room, cancellation);
        var special = SpecialTokens.Select(token => new UnigramPiece(token, 0));
        return new UnigramModel(
            special.Concat(pieces.Where(piece => !SpecialTokens.Contains(piece.Token))),
            SpecialTokens.ToList().IndexOf(RequireUnknown()));
    }
}
