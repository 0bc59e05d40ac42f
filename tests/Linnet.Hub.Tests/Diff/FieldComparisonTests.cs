using System.Text;
using Linnet.Hub.Diff;

namespace Linnet.Hub.Tests.Diff;

public sealed class FieldComparisonTests
{
    [Fact]
    public void Fields_are_told_by_their_path()
    {
        var changes = Compare(
            """{"a":1,"b":{"c":[1,2,3],"odd name":true},"gone":null,"id2label":{"0":"x"},"n":1.0}""",
            """{"n":1,"a":2,"b":{"c":[1,5],"odd name":false},"new":"text","id2label":{"0":"y"}}""")!;
        Assert.Equal(
            [
                new FieldChange("a", ChangeKind.Changed, "1", "2"),
                new FieldChange("b.c[1]", ChangeKind.Changed, "2", "5"),
                new FieldChange("b.c[2]", ChangeKind.Removed, "3", null),
                new FieldChange("b[\"odd name\"]", ChangeKind.Changed, "true", "false"),
                new FieldChange("gone", ChangeKind.Removed, "null", null),
                new FieldChange("id2label[\"0\"]", ChangeKind.Changed, "\"x\"", "\"y\""),
                new FieldChange("new", ChangeKind.Added, null, "\"text\""),
            ],
            changes.Changes);
        Assert.Equal(7, changes.Count);
    }

    [Fact]
    public void Another_kind_of_value_is_one_change()
    {
        Assert.Equal([new FieldChange("a", ChangeKind.Changed, "[1]", "{\"b\":1}")], Compare("""{"a":[1]}""", """{"a":{"b":1}}""")!.Changes);
        Assert.Equal([new FieldChange("", ChangeKind.Changed, "[]", "{}")], Compare("[]", "{}")!.Changes);
    }

    [Theory]
    [InlineData("{", "{}")]
    [InlineData("{}", "{\"a\":1,\"a\":2}")]
    [InlineData("{}", "")]
    [InlineData("{}", "{\"\\ud800\":1}")]
    public void What_is_no_JSON_is_not_compared(string before, string after) => Assert.Null(Compare(before, after));

    [Fact]
    public void Strings_that_are_no_Unicode_do_no_harm() => Compare("""{"a":"\ud800"}""", """{"a":"\ud801"}""");

    [Fact]
    public void Deep_and_long_values_are_bounded()
    {
        Assert.Null(Compare("{}", new string('[', 1000) + new string(']', 1000)));
        var changes = Compare("{}", $"{{{string.Join(',', Enumerable.Range(0, 2000).Select(i => $"\"k{i}\":\"{new string('x', 1000)}\""))}}}")!;
        Assert.Equal(2000, changes.Count);
        Assert.Equal(500, changes.Changes.Count);
        Assert.All(changes.Changes, change => Assert.True(change.After!.Length <= 201));
    }

    private static FieldChanges? Compare(string before, string after) => FieldComparison.Compare(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
}
