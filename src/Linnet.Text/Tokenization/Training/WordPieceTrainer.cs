namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Trains a WordPiece tokeniser as BERT has it: lower case, every Han character a word, <c>##</c> inside words,
/// <c>[CLS] A [SEP]</c> around texts.
/// </summary>
/// <remarks>
/// The pieces are found by joining the most frequent pair of neighbours (Sennrich et al. 2016), as the published trainers do, and
/// used by longest match (Wu et al. 2016).
/// </remarks>
public sealed class WordPieceTrainer : TokenizerTrainer
{
    private const string Prefix = "##";

    /// <summary>Creates the trainer.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ConfigurationException">An option is out of its range, or no unknown token is among the special ones.</exception>
    public WordPieceTrainer(TokenizerTrainingOptions? options = null)
        : base(options, ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]) => RequireUnknown();

    private protected override Normalizer CreateNormalizer() =>
        new BertNormalizer(stripAccents: Options.StripAccents, lowercase: Options.LowerCase ?? true);

    private protected override PreTokenizer CreatePreTokenizer() => new BertPreTokenizer();

    private protected override PostProcessor? CreatePostProcessor() =>
        FrameTemplate.Build(SpecialTokens, Special("[CLS]"), Special("[SEP]"), secondType: 1);

    private protected override Decoder CreateDecoder() => new WordPieceDecoder(Prefix);

    private protected override TokenizerModel Learn(WordCounter words, CancellationToken cancellation)
    {
        var (symbols, _) = BpeLearner.Learn(words, SpecialTokens, Prefix, Options, cancellation);
        return new WordPieceModel(Vocabulary.FromTokens(symbols.Tokens), RequireUnknown(), Prefix);
    }
}
