using Linnet.Models.Relations;

namespace Linnet.Models.Tests.Relations;

public sealed class EntityMarkersTests
{
    [Fact]
    public void Entities_are_marked_in_either_order()
    {
        Assert.Equal("The <e1>fire</e1> caused <e2>damage</e2>.", EntityMarkers.Mark("The fire caused damage.", new EntitySpan(4, 8), new EntitySpan(16, 22)));
        Assert.Equal("The <e2>fire</e2> caused <e1>damage</e1>.", EntityMarkers.Mark("The fire caused damage.", new EntitySpan(16, 22), new EntitySpan(4, 8)));
    }

    [Fact]
    public void Places_count_code_points() =>
        Assert.Equal("😀😀 <e1>火</e1> 𝔸 <e2>损失</e2>", EntityMarkers.Mark("😀😀 火 𝔸 损失", new EntitySpan(3, 4), new EntitySpan(7, 9)));

    [Fact]
    public void Markers_in_the_text_itself_are_taken_out()
    {
        var marked = EntityMarkers.Mark("a <e1> b c", new EntitySpan(0, 1), new EntitySpan(9, 10));
        Assert.Equal("<e1>a</e1>   b <e2>c</e2>", marked);
        Assert.True(EntityMarkers.AreIn(marked));
    }

    [Theory]
    [InlineData(0, 0, 2, 3, "head [0, 0] is no part of the text, which has 5 characters")]
    [InlineData(0, 1, 2, 6, "tail [2, 6] is no part of the text")]
    [InlineData(-1, 1, 2, 3, "head [-1, 1] is no part")]
    [InlineData(0, 3, 2, 4, "overlap")]
    public void Places_that_cannot_be_are_named(int headStart, int headEnd, int tailStart, int tailEnd, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => EntityMarkers.Mark("a b c", new EntitySpan(headStart, headEnd), new EntitySpan(tailStart, tailEnd)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<e1>a</e1> b <e2>c</e2>", true)]
    [InlineData("<e2>a</e2> b <e1>c</e1>", true)]
    [InlineData("<e1>a</e1> b c", false)]
    [InlineData("<e1>a <e2>b</e1> c</e2>", false)]
    [InlineData("</e1>a<e1> <e2>b</e2>", false)]
    public void Marked_texts_are_told_from_others(string text, bool expected) => Assert.Equal(expected, EntityMarkers.AreIn(text));
}
