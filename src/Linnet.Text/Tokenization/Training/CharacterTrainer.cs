namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Trains a tokeniser whose tokens are single characters, white space among them, so that decoding gives back the text but for
/// characters that are not in the vocabulary. With <c>[CLS]</c> and <c>[SEP]</c> among the special tokens, they frame every text.
/// </summary>
public sealed class CharacterTrainer : TokenizerTrainer
{
    /// <summary>Creates the trainer.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ConfigurationException">An option is out of its range, or no unknown token is among the special ones.</exception>
    public CharacterTrainer(TokenizerTrainingOptions? options = null)
        : base(options, ["[PAD]", "[UNK]"]) => RequireUnknown();

    private protected override Normalizer? CreateNormalizer() => NormalizerChoice.Build([], null, Options, []);

    private protected override PreTokenizer CreatePreTokenizer() => new FixedLengthPreTokenizer(1);

    private protected override PostProcessor? CreatePostProcessor() =>
        FrameTemplate.Build(SpecialTokens, Special("[CLS]"), Special("[SEP]"), secondType: 1);

    private protected override Decoder CreateDecoder() => new FuseDecoder();

    private protected override TokenizerModel Learn(WordCounter words, CancellationToken cancellation)
    {
        var room = Options.VocabularySize - SpecialTokens.Count;
        var characters = new CharacterCounts(words)
            .MostFrequent(Options.InitialAlphabet, Math.Min(room, Options.LimitAlphabet ?? int.MaxValue), Options.MinFrequency)
            .Select(char.ConvertFromUtf32).Where(character => !SpecialTokens.Contains(character));
        return new WordLevelModel(Vocabulary.FromTokens(SpecialTokens.Concat(characters)), RequireUnknown());
    }
}
