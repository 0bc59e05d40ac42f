using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;
using Linnet.Threading;

namespace Linnet.Text.Tests.Tokenization.Training;

public sealed class TrainerTests
{
    public static TheoryData<TokenizerKind> Kinds { get; } = [.. Enum.GetValues<TokenizerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Training_twice_on_any_number_of_threads_gives_the_same_file(TokenizerKind kind)
    {
        var trainer = TokenizerTrainer.Create(kind, new TokenizerTrainingOptions { VocabularySize = 1000 });
        var threads = WorkerPool.ThreadCount;
        var first = trainer.Train(TrainingTexts.English).ToJson();
        try
        {
            WorkerPool.ThreadCount = threads == 1 ? 2 : 1;
            Assert.Equal(first, trainer.Train(TrainingTexts.English).ToJson());
        }
        finally
        {
            WorkerPool.ThreadCount = threads;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_saved_and_loaded_encodes_the_same(TokenizerKind kind)
    {
        var trained = TokenizerTrainer.Create(kind, new TokenizerTrainingOptions { VocabularySize = 800 }).Train(TrainingTexts.English);
        var loaded = Tokenizer.Parse(trained.ToJson());
        foreach (var text in TrainingTexts.English.Concat(TrainingTexts.Chinese).Where((_, index) => index % 7 == 0))
            Assert.Equal(trained.EncodeIds(text), loaded.EncodeIds(text));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_vocabulary_has_the_size_asked_for_and_begins_with_the_special_tokens(TokenizerKind kind)
    {
        var trainer = TokenizerTrainer.Create(kind, new TokenizerTrainingOptions { VocabularySize = 600, MinFrequency = 1 });
        var tokenizer = trainer.Train(TrainingTexts.English);
        if (kind != TokenizerKind.Character) Assert.Equal(600, tokenizer.VocabularySize);
        else Assert.InRange(tokenizer.VocabularySize, 50, 120);
        Assert.Equal(trainer.SpecialTokens, Enumerable.Range(0, trainer.SpecialTokens.Count).Select(id => tokenizer.IdToToken(id)));
        Assert.NotNull(tokenizer.PadId);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_text_it_learnt_from_can_be_spelt(TokenizerKind kind)
    {
        var texts = TrainingTexts.English.Concat(TrainingTexts.Chinese).ToArray();
        var tokenizer = TokenizerTrainer.Create(kind, new TokenizerTrainingOptions { VocabularySize = 6000, MinFrequency = 1 }).Train(texts);
        if (kind == TokenizerKind.WordLevel) return;
        Assert.All(texts, text => Assert.DoesNotContain(tokenizer.UnknownId ?? -1, tokenizer.EncodeIds(text)));
    }

    [Theory]
    [InlineData(TokenizerKind.ByteLevelBpe)]
    [InlineData(TokenizerKind.ByteFallbackBpe)]
    [InlineData(TokenizerKind.Unigram)]
    [InlineData(TokenizerKind.Character)]
    public void Decoding_gives_the_text_back(TokenizerKind kind)
    {
        var texts = TrainingTexts.English.Concat(TrainingTexts.Chinese).ToArray();
        var tokenizer = TokenizerTrainer.Create(kind, new TokenizerTrainingOptions { VocabularySize = 4000, MinFrequency = 1 }).Train(texts);

        // Unigram writes full-width signs in their plain form, as its family does.
        var plain = kind == TokenizerKind.Unigram ? TrainingTexts.English : texts;
        Assert.All(plain, text => Assert.Equal(text, tokenizer.Decode(tokenizer.EncodeIds(text))));
    }

    [Theory]
    [InlineData(TokenizerKind.ByteLevelBpe)]
    [InlineData(TokenizerKind.ByteFallbackBpe)]
    public void With_bytes_nothing_is_ever_unknown(TokenizerKind kind)
    {
        var tokenizer = TokenizerTrainer.Create(kind, new TokenizerTrainingOptions { VocabularySize = 400 }).Train(TrainingTexts.English);
        const string Text = "naïve 中文 😀 ẞ";
        Assert.Equal(Text, tokenizer.Decode(tokenizer.EncodeIds(Text)));
    }

    [Theory]
    [InlineData(TokenizerKind.WordPiece, "[CLS] my order [SEP]", "[CLS] my [SEP] order [SEP]")]
    [InlineData(TokenizerKind.ByteLevelBpe, "<s> my Ġorder </s>", "<s> my </s> order </s>")]
    [InlineData(TokenizerKind.ByteFallbackBpe, "<s> ▁my ▁order", "<s> ▁my ▁order")]
    [InlineData(TokenizerKind.Unigram, "<s> ▁my ▁order </s>", "<s> ▁my </s> ▁order </s>")]
    [InlineData(TokenizerKind.WordLevel, "my order", "my order")]
    public void Texts_and_pairs_are_framed_as_the_family_does(TokenizerKind kind, string single, string pair)
    {
        var texts = Enumerable.Repeat("my order", 20).Concat(Enumerable.Repeat("order my", 20)).Concat(TrainingTexts.English);
        var tokenizer = TokenizerTrainer.Create(kind, new TokenizerTrainingOptions { VocabularySize = 1200 }).Train(texts);
        Assert.Equal(single, string.Join(' ', tokenizer.EncodeIds("my order").Select(tokenizer.IdToToken)));
        Assert.Equal(pair, string.Join(' ', tokenizer.EncodeIds("my", "order").Select(tokenizer.IdToToken)));
    }

    [Fact]
    public void Han_characters_are_words_for_word_pieces()
    {
        var tokenizer = new WordPieceTrainer(new TokenizerTrainingOptions { VocabularySize = 2000, MinFrequency = 1 }).Train(TrainingTexts.Chinese);
        Assert.Equal(["[CLS]", "我", "的", "订", "单", "！", "[SEP]"], tokenizer.Encode("我的订单！").Tokens);
    }

    [Theory]
    [InlineData(TokenizerKind.Unigram, "▁我的订单")]
    [InlineData(TokenizerKind.ByteFallbackBpe, "▁我的订单")]
    public void Chinese_words_are_found_where_characters_are_not_split(TokenizerKind kind, string expected)
    {
        var texts = Enumerable.Repeat("我的订单", 30).Concat(TrainingTexts.Chinese);
        var tokenizer = TokenizerTrainer.Create(kind, new TokenizerTrainingOptions { VocabularySize = 3000 }).Train(texts);
        Assert.Contains(expected, tokenizer.EncodeIds("我的订单").Select(tokenizer.IdToToken));
    }

    [Fact]
    public void Case_and_accents_go_where_asked()
    {
        foreach (var kind in Enum.GetValues<TokenizerKind>())
        {
            var options = new TokenizerTrainingOptions { VocabularySize = 700, MinFrequency = 1, LowerCase = true, StripAccents = true };
            var tokenizer = TokenizerTrainer.Create(kind, options).Train(TrainingTexts.English);
            Assert.Equal(tokenizer.EncodeIds("cafe order"), tokenizer.EncodeIds("Café ORDER"));
        }

        var keeps = new WordPieceTrainer(new TokenizerTrainingOptions { VocabularySize = 700, LowerCase = false }).Train(TrainingTexts.English);
        Assert.NotEqual(keeps.EncodeIds("order"), keeps.EncodeIds("Order"));
    }

    [Fact]
    public void Progress_is_told_and_training_can_be_ended()
    {
        var stages = new List<string>();
        var options = new TokenizerTrainingOptions { VocabularySize = 1000, Progress = progress => stages.Add(progress.Stage) };
        new UnigramTrainer(options).Train(TrainingTexts.English);
        Assert.Equal(["reading", "learning"], stages.Distinct());
        using var source = new CancellationTokenSource();
        var stopping = options with { Progress = _ => source.Cancel() };
        Assert.Throws<OperationCanceledException>(() => new WordPieceTrainer(stopping).Train(TrainingTexts.English, source.Token));
    }

    [Fact]
    public void Bad_options_are_named()
    {
        Assert.Contains("VocabularySize", Message(() => new WordPieceTrainer(new TokenizerTrainingOptions { VocabularySize = 0 })), StringComparison.Ordinal);
        Assert.Contains("261", Message(() => new ByteLevelBpeTrainer(new TokenizerTrainingOptions { VocabularySize = 200 })), StringComparison.Ordinal);
        Assert.Contains("[UNK]", Message(() => new UnigramTrainer(new TokenizerTrainingOptions { SpecialTokens = ["<s>"] })), StringComparison.Ordinal);
        Assert.Contains("twice", Message(() => new WordLevelTrainer(new TokenizerTrainingOptions { SpecialTokens = ["<unk>", "<unk>"] })), StringComparison.Ordinal);
        Assert.Contains("InitialAlphabet", Message(() => new CharacterTrainer(new TokenizerTrainingOptions { VocabularySize = 3, InitialAlphabet = "abc" })), StringComparison.Ordinal);
        Assert.Throws<TrainingException>(() => new WordPieceTrainer().Train(["", "  "]));

        static string Message(Func<TokenizerTrainer> action) => Assert.Throws<ConfigurationException>(action).Message;
    }
}
