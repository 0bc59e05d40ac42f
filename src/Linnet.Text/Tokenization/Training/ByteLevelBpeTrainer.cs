namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Trains a byte-level BPE tokeniser as GPT-2 and RoBERTa have it (Radford et al. 2019). Every text can be spelt and is
/// decoded to what it was. With the special tokens <c>&lt;s&gt;</c> and <c>&lt;/s&gt;</c>, its own, they frame every text.
/// </summary>
public sealed class ByteLevelBpeTrainer : TokenizerTrainer
{
    private const int Bytes = 256;

    /// <summary>Creates the trainer.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ConfigurationException">An option is out of its range, or the vocabulary has no room for all bytes.</exception>
    public ByteLevelBpeTrainer(TokenizerTrainingOptions? options = null)
        : base(options, ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]) => ByteFallbackBpeTrainer.RequireRoom(this, Bytes);

    private protected override Normalizer? CreateNormalizer() => NormalizerChoice.Build([], null, Options, []);

    private protected override PreTokenizer CreatePreTokenizer() => new ByteLevelPreTokenizer(addPrefixSpace: false);

    private protected override PostProcessor CreatePostProcessor() =>
        FrameTemplate.Build(SpecialTokens, Special("<s>", "[CLS]"), Special("</s>", "[SEP]"), secondType: 0)
        ?? (PostProcessor)new ByteLevelPostProcessor(addPrefixSpace: false);

    private protected override Decoder CreateDecoder() => new ByteLevelDecoder();

    private protected override TokenizerModel Learn(WordCounter words, CancellationToken cancellation)
    {
        var bytes = string.Concat(Enumerable.Range(0, Bytes).Select(value => ByteAlphabet.ToChar((byte)value)));
        var options = Options with { InitialAlphabet = bytes, LimitAlphabet = Bytes };
        var (symbols, merges) = BpeLearner.Learn(words, SpecialTokens, "", options, cancellation);
        return new BpeModel(Vocabulary.FromTokens(symbols.Tokens), merges);
    }
}
