namespace Linnet.Text.Tokenization.Training;

/// <summary>
/// Makes a tokeniser from texts. The same texts and options give the same tokeniser, whatever the number of threads. A trainer
/// may be used again and by several threads at once.
/// </summary>
/// <example>
/// <code>
/// var tokenizer = new WordPieceTrainer(new TokenizerTrainingOptions { VocabularySize = 4000 }).Train(File.ReadLines("texts.txt"));
/// tokenizer.Save("tokenizer.json");
/// </code>
/// </example>
public abstract class TokenizerTrainer
{
    private protected TokenizerTrainer(TokenizerTrainingOptions? options, IReadOnlyList<string> specialTokens)
    {
        Options = options ?? new TokenizerTrainingOptions();
        Options.Validate();
        SpecialTokens = [.. Options.SpecialTokens ?? specialTokens, .. Options.FurtherSpecialTokens];
    }

    /// <summary>The options, as they were given.</summary>
    public TokenizerTrainingOptions Options { get; }

    /// <summary>The special tokens, the options' or else the trainer's own; their ids are 0, 1, 2 and so on.</summary>
    public IReadOnlyList<string> SpecialTokens { get; }

    /// <summary>The trainer of a kind.</summary>
    /// <param name="kind">What to train.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ConfigurationException">An option is out of its range.</exception>
    public static TokenizerTrainer Create(TokenizerKind kind, TokenizerTrainingOptions? options = null) => kind switch
    {
        TokenizerKind.WordPiece => new WordPieceTrainer(options),
        TokenizerKind.ByteLevelBpe => new ByteLevelBpeTrainer(options),
        TokenizerKind.ByteFallbackBpe => new ByteFallbackBpeTrainer(options),
        TokenizerKind.Unigram => new UnigramTrainer(options),
        TokenizerKind.WordLevel => new WordLevelTrainer(options),
        TokenizerKind.Character => new CharacterTrainer(options),
        _ => throw new ConfigurationException($"there is no tokeniser of kind {kind}"),
    };

    /// <summary>Reads the texts once, as a stream, and makes the tokeniser.</summary>
    /// <param name="texts">Any number of texts; memory grows with the number of different words only.</param>
    /// <param name="cancellation">Ends training with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="TrainingException">The texts hold no word.</exception>
    public Tokenizer Train(IEnumerable<string> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var normalizer = CreateNormalizer();
        var preTokenizer = CreatePreTokenizer();
        var words = new CorpusReader(normalizer, preTokenizer, Options.Progress).Read(texts, cancellation);
        if (words.Count == 0) throw new TrainingException("tokeniser training: the texts are empty; give texts with at least one word");
        return new Tokenizer(new TokenizerParts
        {
            Model = Learn(words, cancellation),
            Normalizer = normalizer,
            PreTokenizer = preTokenizer,
            PostProcessor = CreatePostProcessor(),
            Decoder = CreateDecoder(),
            AddedTokens = [.. SpecialTokens.Select(token => new AddedToken(token, special: true))],
        });
    }

    private protected abstract Normalizer? CreateNormalizer();

    private protected abstract PreTokenizer? CreatePreTokenizer();

    private protected abstract PostProcessor? CreatePostProcessor();

    private protected abstract Decoder? CreateDecoder();

    /// <summary>Makes the model; its vocabulary begins with the special tokens.</summary>
    private protected abstract TokenizerModel Learn(WordCounter words, CancellationToken cancellation);

    /// <summary>The first of some spellings that is among the special tokens, or null.</summary>
    private protected string? Special(params ReadOnlySpan<string> spellings)
    {
        foreach (var spelling in spellings)
            if (SpecialTokens.Contains(spelling)) return spelling;
        return null;
    }

    /// <summary>The unknown token, which this kind of model cannot do without.</summary>
    private protected string RequireUnknown() => Special("[UNK]", "<unk>")
        ?? throw new ConfigurationException("SpecialTokens holds neither [UNK] nor <unk>: this tokeniser needs one of them");
}
