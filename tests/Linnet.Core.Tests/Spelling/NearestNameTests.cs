using FsCheck;
using FsCheck.Fluent;

namespace Linnet.Spelling.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Verbs = ["train", "evaluate", "predict", "pretrain"];

    [Theory]
    [InlineData("trian", "train")]
    [InlineData("TRAIN", "train")]
    [InlineData("evalute", "evaluate")]
    [InlineData("pretain", "pretrain")]
    public void A_slip_of_the_hand_finds_what_was_meant(string written, string meant)
    {
        Assert.Equal(meant, NearestName.Suggest(written, Verbs));
        Assert.Equal(meant, NearestName.To(written, Verbs));
    }

    [Theory]
    [InlineData("foo")]
    [InlineData("models/mine")]
    public void Something_else_suggests_nothing(string written) => Assert.Null(NearestName.Suggest(written, Verbs));

    [Fact]
    public void Nothing_is_suggested_out_of_nothing() => Assert.Null(NearestName.Suggest("train", []));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abcd", "acbd", 2)]
    public void Distances_of_known_pairs(string left, string right, int distance) => Assert.Equal(distance, EditDistance.Between(left, right));

    [Fact]
    public void Distances_are_a_metric() => Prop.ForAll((string? first, string? second, string? third) =>
    {
        var (a, b, c) = (first ?? "", second ?? "", third ?? "");
        return EditDistance.Between(a, b) == EditDistance.Between(b, a)
            && EditDistance.Between(a, b) == 0 == (a == b)
            && EditDistance.Between(a, c) <= EditDistance.Between(a, b) + EditDistance.Between(b, c);
    }).QuickCheckThrowOnFailure();
}
