using FsCheck;
using FsCheck.Fluent;
using Linnet.Tagging;

namespace Linnet.Core.Tests.Tagging;

public sealed class TagSpansTests
{
    [Theory]
    [InlineData("B-PER I-PER O B-LOC", "PER 0-2, LOC 3-4")]
    [InlineData("B-PER B-PER I-PER", "PER 0-1, PER 1-3")]
    [InlineData("O I-PER I-PER O I-LOC", "PER 1-3, LOC 4-5")] // IOB1, and what conlleval makes of a stray I
    [InlineData("B-PER I-LOC I-LOC", "PER 0-1, LOC 1-3")]
    [InlineData("S-PER B-LOC I-LOC E-LOC S-LOC O", "PER 0-1, LOC 1-4, LOC 4-5")]
    [InlineData("B-A M-A E-A I-A", "A 0-3, A 3-4")]
    [InlineData("B I E S", " 0-3,  3-4")]
    [InlineData("O O", "")]
    [InlineData("", "")]
    public void Spans_are_read_as_conlleval_does(string tags, string expected) => Assert.Equal(expected, Text(TagSpans.Of(Split(tags))));

    [Theory]
    [InlineData("O I-PER I-PER O B-LOC I-LOC", "LOC 4-6")]
    [InlineData("B-PER I-LOC I-LOC", "PER 0-1")]
    [InlineData("I-PER B-PER", "PER 1-2")]
    public void Strictly_a_span_begins_with_b(string tags, string expected) => Assert.Equal(expected, Text(TagSpans.Of(Split(tags), isStrict: true)));

    [Theory]
    [InlineData("B-PER I-PER O B-LOC O B-A I-A I-A", "B-PER E-PER O S-LOC O B-A I-A E-A")]
    [InlineData("I-PER I-PER O I-LOC", "B-PER E-PER O S-LOC")]
    public void Bio_becomes_bioes(string tags, string expected) =>
        Assert.Equal(Split(expected), TagSpans.ToTags(TagSpans.Of(Split(tags)), Split(tags).Length, TagScheme.Bioes));

    [Fact]
    public void Spans_come_back_from_both_schemes() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ComeBack).QuickCheckThrowOnFailure();

    private static bool ComeBack(byte[] choices)
    {
        string[] names = ["O", "B-A", "I-A", "B-B", "I-B", "E-A", "S-B"];
        var spans = TagSpans.Of([.. choices.Select(choice => names[choice % names.Length])]);
        return new[] { TagScheme.Bio, TagScheme.Bioes }.All(scheme =>
        {
            var tags = TagSpans.ToTags(spans, choices.Length, scheme);
            var edges = tags.Select(tag => (string?)tag).Prepend(null).Zip(tags.Select(tag => (string?)tag).Append(null));
            return TagSpans.Of(tags).SequenceEqual(spans) && TagSpans.Of(tags, isStrict: scheme == TagScheme.Bio).SequenceEqual(spans)
                && edges.All(pair => TagSpans.CanFollow(pair.First, pair.Second, scheme));
        });
    }

    [Theory]
    [InlineData(null, "I-A", TagScheme.Bio, false)]
    [InlineData("O", "I-A", TagScheme.Bio, false)]
    [InlineData("B-B", "I-A", TagScheme.Bio, false)]
    [InlineData("B-A", "I-A", TagScheme.Bio, true)]
    [InlineData("B-A", "O", TagScheme.Bio, true)]
    [InlineData("B-A", "O", TagScheme.Bioes, false)]
    [InlineData("B-A", null, TagScheme.Bioes, false)]
    [InlineData("E-A", "I-A", TagScheme.Bioes, false)]
    [InlineData("E-A", "B-A", TagScheme.Bioes, true)]
    [InlineData("NN", "I-A", TagScheme.Plain, true)]
    public void Rules_say_what_may_follow(string? before, string? tag, TagScheme scheme, bool expected) =>
        Assert.Equal(expected, TagSpans.CanFollow(before, tag, scheme));

    [Fact]
    public void Parts_of_speech_are_no_spans()
    {
        Assert.True(TagSpans.AreUsedBy(["O", "B-PER", "I-PER"]));
        Assert.True(TagSpans.AreUsedBy(["B", "M", "E", "S"]));
        Assert.False(TagSpans.AreUsedBy(["NOUN", "VERB", "O"]));
        Assert.False(TagSpans.AreUsedBy(["IN", "NN", "B-"]));
        Assert.False(TagSpans.AreUsedBy(["O"]));
    }

    private static string[] Split(string tags) => tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(IEnumerable<TagSpan> spans) => string.Join(", ", spans.Select(span => $"{span.Type} {span.Start}-{span.End}"));
}
