namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Trains a tokeniser whose tokens are the most frequent words, punctuation marks and Han characters. What models of bags of
/// words and recurrent networks like; with <c>[CLS]</c> and <c>[SEP]</c> among the special tokens, they frame every text.
/// </summary>
public sealed class WordLevelTrainer : TokenizerTrainer
{
    /// <summary>Creates the trainer.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ConfigurationException">An option is out of its range, or no unknown token is among the special ones.</exception>
    public WordLevelTrainer(TokenizerTrainingOptions? options = null)
        : base(options, ["[PAD]", "[UNK]"]) => RequireUnknown();

    private protected override Normalizer CreateNormalizer() =>
        new BertNormalizer(stripAccents: Options.StripAccents ?? false, lowercase: Options.LowerCase ?? false);

    private protected override PreTokenizer CreatePreTokenizer() => new BertPreTokenizer();

    private protected override PostProcessor? CreatePostProcessor() =>
        FrameTemplate.Build(SpecialTokens, Special("[CLS]"), Special("[SEP]"), secondType: 1);

    private protected override Decoder? CreateDecoder() => null;

    private protected override TokenizerModel Learn(WordCounter words, CancellationToken cancellation)
    {
        var frequent = Enumerable.Range(0, words.Count).Select(index => words[index])
            .Where(word => word.Count >= Options.MinFrequency)
            .Select(word => (Text: Utf8Text.ToString(word.Word), word.Count))
            .Where(word => !SpecialTokens.Contains(word.Text))
            .OrderByDescending(word => word.Count).ThenBy(word => word.Text, StringComparer.Ordinal)
            .Take(Options.VocabularySize - SpecialTokens.Count)
            .Select(word => word.Text);
        return new WordLevelModel(Vocabulary.FromTokens(SpecialTokens.Concat(frequent)), RequireUnknown());
    }
}
