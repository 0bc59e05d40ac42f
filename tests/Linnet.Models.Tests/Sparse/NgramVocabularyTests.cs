using Linnet.Models.Sparse;
using Linnet.Numerics;

namespace Linnet.Models.Tests.Sparse;

public class NgramVocabularyTests
{
    [Fact]
    public void Finds_every_key_and_no_other()
    {
        var keys = Enumerable.Range(0, 5000).Select(i => SplitMix64.At(7, (ulong)i)).Append(0UL).ToArray();
        var vocabulary = new NgramVocabulary(keys);
        for (var i = 0; i < keys.Length; i++) Assert.Equal(i, vocabulary.Find(keys[i]));
        for (var i = 0; i < 5000; i++) Assert.Equal(-1, vocabulary.Find(SplitMix64.At(8, (ulong)i)));
    }

    [Fact]
    public void An_empty_vocabulary_finds_nothing() => Assert.Equal(-1, new NgramVocabulary([]).Find(0));

    [Fact]
    public void A_key_that_stands_twice_is_refused() => Assert.Throws<ArgumentException>(() => new NgramVocabulary([3, 4, 3]));
}
