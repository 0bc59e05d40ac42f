using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Data.Tests;

public sealed class TextAugmenterTests : IDisposable
{
    private const string English = "The good room was clean and quiet";
    private const string Chinese = "房间很大服务不错";

    private static readonly Thesaurus Words = new([["good", "fine", "nice"], ["room", "chamber"], ["房间", "客房"], ["不错", "很好"]]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Synonyms_come_from_the_thesaurus()
    {
        var varied = Vary(English, new() { Thesaurus = Words, SynonymRate = 1 });
        Assert.Matches("^The (fine|nice) chamber was clean and quiet$", varied);
        Assert.Equal("客房很大服务很好", Vary(Chinese, new() { Thesaurus = Words, SynonymRate = 1 }));
    }

    [Fact]
    public void A_swap_keeps_the_words()
    {
        var varied = Vary(English, new() { SynonymRate = 0, SwapRate = 0.3 });
        Assert.NotEqual(English, varied);
        Assert.Equal(English.Split(' ').Order(), varied.Split(' ').Order());
        var chinese = Vary(Chinese, new() { SynonymRate = 0, SwapRate = 0.3 });
        Assert.NotEqual(Chinese, chinese);
        Assert.Equal(Chinese.Order(), chinese.Order());
    }

    [Fact]
    public void A_deletion_leaves_out_words_but_never_all()
    {
        Assert.Equal(5, Vary(English, new() { SynonymRate = 0, DeletionRate = 0.3 }).Split(' ').Length);
        Assert.Equal(6, Vary(Chinese, new() { SynonymRate = 0, DeletionRate = 0.25 }).Length);
        Assert.Equal("word", Vary("word", new() { SynonymRate = 0, DeletionRate = 1 }));
        Assert.DoesNotContain(' ', Vary(English, new() { SynonymRate = 0, DeletionRate = 1 }));
    }

    [Fact]
    public void An_insertion_adds_words_of_the_text_or_their_synonyms()
    {
        var varied = Vary(English, new() { Thesaurus = Words, SynonymRate = 0, InsertionRate = 0.3 }).Split(' ');
        Assert.Equal(9, varied.Length);
        Assert.Subset(new HashSet<string>([.. English.Split(' '), "fine", "nice", "chamber"]), varied.ToHashSet());
        Assert.Equal(10, Vary(Chinese, new() { SynonymRate = 0, InsertionRate = 0.25 }).Length);
    }

    [Theory]
    [InlineData(CharacterNoise.Keyboard)]
    [InlineData(CharacterNoise.Ocr)]
    public void Noise_disturbs_a_few_characters(CharacterNoise noise)
    {
        var options = new AugmentationOptions { SynonymRate = 0, NoiseRate = 0.2, Noise = noise };
        var varied = Enumerable.Range(0, 20).Select(i => new TextAugmenter(options).Augment(English, (ulong)i)).ToList();
        Assert.True(varied.Distinct().Count() > 10);
        Assert.All(varied, text => Assert.InRange(text.Length, English.Length - 6, English.Length + 6));
    }

    [Fact]
    public void The_same_seed_gives_the_same_copies() =>
        Prop.ForAll(Arb.From(ArbitraryText.Any), text =>
        {
            var options = new AugmentationOptions
            {
                Thesaurus = Words,
                SynonymRate = 0.3,
                SwapRate = 0.3,
                DeletionRate = 0.3,
                InsertionRate = 0.3,
                NoiseRate = 0.2,
                Seed = 4,
            };
            var varied = new TextAugmenter(options).Augment(text, 7);
            return varied == new TextAugmenter(options).Augment(text, 7) && string.IsNullOrWhiteSpace(text) == string.IsNullOrWhiteSpace(varied);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_keep_labels_and_are_followed_by_their_copies()
    {
        var augmenter = new TextAugmenter(new AugmentationOptions { SynonymRate = 0, SwapRate = 0.2, Copies = 3 });
        TextRow[] rows =
        [
            new(English, "another text here", ["a"], 1),
            new("tokens stay", null, ["b"], 2) { Tokens = ["tokens", "stay"], Tags = ["O", "O"] },
            new("x", null, ["c"], 3),
        ];
        var varied = augmenter.Augment(rows).ToList();
        Assert.Equal(["a", "a", "a", "a", "b", "c"], varied.Select(row => row.Label));
        Assert.Equal(4, varied.Take(4).Select(row => row.Text).Distinct().Count());
        Assert.NotEqual("another text here", varied[1].Pair);
    }

    [Fact]
    public void A_thesaurus_file_is_read_and_checked()
    {
        var path = _folder.Write(".txt", "# comment\ngood, fine\n大、很大\n");
        var thesaurus = Thesaurus.Load(path);
        Assert.Equal((4, "fine"), (thesaurus.Count, thesaurus.Synonyms("Good")[0]));
        File.AppendAllText(path, "alone\n");
        Assert.Equal(4, Assert.Throws<DataFormatException>(() => Thesaurus.Load(path)).Line);
    }

    [Fact]
    public void Rates_out_of_range_are_refused()
    {
        Assert.Throws<ConfigurationException>(() => new TextAugmenter(new AugmentationOptions { SwapRate = 1.5 }));
        Assert.Throws<ConfigurationException>(() => new TextAugmenter(new AugmentationOptions { Copies = 0 }));
    }

    private static string Vary(string text, AugmentationOptions options) => new TextAugmenter(options).Augment(text, 0);
}
