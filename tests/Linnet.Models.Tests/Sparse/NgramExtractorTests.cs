using FsCheck;
using FsCheck.Fluent;
using Linnet.Models.Sparse;

namespace Linnet.Models.Tests.Sparse;

public class NgramExtractorTests
{
    [Fact]
    public void A_text_of_n_characters_has_a_known_number_of_n_grams() =>
        Prop.ForAll<NonNull<string>, byte, byte>(HasTheKnownNumber).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_do_not_depend_on_case_or_on_what_was_read_before() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>(HasTheSameKeysInUpperCase).QuickCheckThrowOnFailure();

    private static bool HasTheKnownNumber(NonNull<string> text, byte low, byte high)
    {
        var min = 1 + (low % 4);
        var max = min + (high % 4);
        var reader = new FoldedText();
        reader.Read(text.Get);
        var codes = reader.Codes.Length;
        var words = reader.Words.Length;
        var charExpected = codes <= 2 ? 0 : Enumerable.Range(min, max - min + 1).Sum(length => Math.Max(0, codes - length + 1));
        var wordExpected = words == 0 ? 0 : Enumerable.Range(min, max - min + 1).Sum(length => length == 1 ? words : Math.Max(0, words + 2 - length + 1));
        return Keys(text.Get, new NgramBlock(NgramAnalyzer.Char, min, max)).Count == charExpected
            && Keys(text.Get, new NgramBlock(NgramAnalyzer.Word, min, max)).Count == wordExpected;
    }

    private static bool HasTheSameKeysInUpperCase(NonNull<string> before, NonNull<string> text)
    {
        var ascii = new string([.. text.Get.Where(char.IsAscii)]);
        var block = new NgramBlock(NgramAnalyzer.CharInWord, 1, 3);
        var extractor = new NgramExtractor();
        extractor.Extract(before.Get, block, 1, []);
        var again = new List<ulong>();
        extractor.Extract(ascii.ToUpperInvariant(), block, 1, again);
        return Keys(ascii, block).SequenceEqual(again);
    }

    [Fact]
    public void Different_n_grams_have_different_keys()
    {
        var letters = Enumerable.Range(0, 26 * 26 * 26).Select(i => $"{(char)('a' + (i / 676))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i % 26))}");
        var block = new NgramBlock(NgramAnalyzer.Word, 1, 1);
        var keys = Keys(string.Join(' ', letters), block);
        Assert.Equal(26 * 26 * 26, keys.Distinct().Count());
    }

    [Fact]
    public void Word_order_and_salt_matter()
    {
        var block = new NgramBlock(NgramAnalyzer.Word, 2, 2);
        Assert.NotEqual(Keys("good bad", block)[1], Keys("bad good", block)[1]);
        var salted = new List<ulong>();
        new NgramExtractor().Extract("good bad", block, 2, salted);
        Assert.Empty(salted.Intersect(Keys("good bad", block)));
    }

    [Fact]
    public void Keys_stay_the_same_for_ever()
    {
        // Stored models hold these keys.
        var keys = Keys("a", new NgramBlock(NgramAnalyzer.CharInWord, 3, 3)).Concat(Keys("Ab 好", new NgramBlock(NgramAnalyzer.Word, 1, 2)));
        Assert.Equal(1748721860647340137UL, keys.Aggregate((sum, key) => unchecked((sum * 31) + key)));
    }

    [Fact]
    public void Character_n_grams_in_words_do_not_cross_words()
    {
        var block = new NgramBlock(NgramAnalyzer.CharInWord, 2, 4);
        Assert.Equal(Keys("ab", block).Concat(Keys("cd", block)), Keys("ab cd", block));
    }

    private static List<ulong> Keys(string text, NgramBlock block)
    {
        var keys = new List<ulong>();
        new NgramExtractor().Extract(text, block, 1, keys);
        return keys;
    }
}
