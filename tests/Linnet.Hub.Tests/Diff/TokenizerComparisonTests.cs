using System.Text;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Tests.Diff;

public sealed class TokenizerComparisonTests
{
    [Fact]
    public void Tokens_merges_and_parts_are_compared()
    {
        var diff = Compare(
            """{"normalizer":{"type":"Lowercase"},"pre_tokenizer":null,"added_tokens":[{"id":3,"content":"[X]"}],"model":{"type":"BPE","unk_token":"u","vocab":{"a":0,"b":1,"ab":2},"merges":["a b"]}}""",
            """{"normalizer":{"type":"NFC"},"pre_tokenizer":{"type":"ByteLevel"},"added_tokens":[{"id":3,"content":"[X]"},{"id":4,"content":"[Y]"}],"model":{"type":"BPE","unk_token":"v","vocab":{"a":0,"c":1,"b":2},"merges":[]}}""")!;
        Assert.Equal(("BPE", "BPE", 4, 5), (diff.ModelBefore, diff.ModelAfter, diff.SizeBefore, diff.SizeAfter));
        Assert.Equal(["c", "[Y]"], diff.Added.First);
        Assert.Equal(["ab"], diff.Removed.First);
        Assert.Equal(["b"], diff.Moved.First);
        Assert.Equal((1, 0, true), (diff.MergesBefore, diff.MergesAfter, diff.MergesChanged));
        Assert.Equal(
            [
                new FieldChange("normalizer.type", ChangeKind.Changed, "\"Lowercase\"", "\"NFC\""),
                new FieldChange("pre_tokenizer", ChangeKind.Changed, "null", "{\"type\":\"ByteLevel\"}"),
                new FieldChange("model.unk_token", ChangeKind.Changed, "\"u\"", "\"v\""),
            ],
            diff.Fields.Changes);
    }

    [Fact]
    public void Pieces_of_a_unigram_model_are_tokens_by_position()
    {
        var diff = Compare("""{"model":{"type":"Unigram","vocab":[["a",-1],["b",-2]]}}""", """{"model":{"type":"Unigram","vocab":[["a",-1],["c",-3],["b",-2],7]}}""")!;
        Assert.Equal((2, 3), (diff.SizeBefore, diff.SizeAfter));
        Assert.Equal(["c"], diff.Added.First);
        Assert.Equal(["b"], diff.Moved.First);
        Assert.False(diff.MergesChanged);
    }

    [Fact]
    public void Long_lists_are_cut_and_counted()
    {
        var vocabulary = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"t{i}\":{i}"));
        var diff = Compare("""{"model":{"vocab":{}}}""", $$$"""{"model":{"vocab":{ {{{vocabulary}}} } } }""")!;
        Assert.Equal(1000, diff.Added.Count);
        Assert.Equal(100, diff.Added.First.Count);
        Assert.Equal("t0", diff.Added.First[0]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_is_no_tokeniser_is_not_compared(string after) => Assert.Null(Compare("{}", after));

    private static TokenizerDiff? Compare(string before, string after) => TokenizerComparison.Compare(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
}
