using System.Text;

namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Trains a BPE tokeniser over characters as Llama has it: spaces written as <c>▁</c>, and characters that are not in the
/// vocabulary written as bytes, <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c>. With the special token <c>&lt;s&gt;</c>, its own, it begins
/// every text.
/// </summary>
public sealed class ByteFallbackBpeTrainer : TokenizerTrainer
{
    private const int Bytes = 256;

    /// <summary>Creates the trainer.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ConfigurationException">
    /// An option is out of its range, the vocabulary has no room for all bytes, or no unknown token is among the special ones.
    /// </exception>
    public ByteFallbackBpeTrainer(TokenizerTrainingOptions? options = null)
        : base(options, ["<unk>", "<s>", "</s>", "<pad>"])
    {
        RequireUnknown();
        RequireRoom(this, Bytes);
    }

    internal static void RequireRoom(TokenizerTrainer trainer, int needed)
    {
        if (trainer.Options.VocabularySize - trainer.SpecialTokens.Count < needed)
            throw new ConfigurationException($"VocabularySize {trainer.Options.VocabularySize} is too small: give at least "
                + $"{needed + trainer.SpecialTokens.Count}, for {needed} bytes and {trainer.SpecialTokens.Count} special tokens");
    }

    private protected override Normalizer? CreateNormalizer() => NormalizerChoice.Build([], null, Options, []);

    private protected override PreTokenizer CreatePreTokenizer() => new MetaspacePreTokenizer();

    private protected override PostProcessor? CreatePostProcessor() =>
        FrameTemplate.Build(SpecialTokens, Special("<s>"), null, secondType: 1);

    private protected override Decoder CreateDecoder() => new SequenceDecoder(
    [
        new ReplaceDecoder(TextPattern.OfLiteral(MetaspacePreTokenizer.DefaultReplacement.ToString()), " "),
        new ByteFallbackDecoder(),
        new FuseDecoder(),
        new StripDecoder(new Rune(' '), 1, 0),
    ]);

    private protected override TokenizerModel Learn(WordCounter words, CancellationToken cancellation)
    {
        var reserved = SpecialTokens.Concat(Enumerable.Range(0, Bytes).Select(value => $"<0x{value:X2}>"));
        var (symbols, merges) = BpeLearner.Learn(words, reserved, "", Options, cancellation);
        var options = new BpeOptions { UnknownToken = RequireUnknown(), FuseUnknown = true, ByteFallback = true };
        return new BpeModel(Vocabulary.FromTokens(symbols.Tokens), merges, options);
    }
}
