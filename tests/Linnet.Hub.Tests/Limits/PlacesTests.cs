using Linnet.Hub.Limits;

namespace Linnet.Hub.Tests.Limits;

public sealed class PlacesTests
{
    [Fact]
    public void A_key_has_its_places_and_all_have_theirs()
    {
        var places = new Places(2, 3);
        Assert.True(places.TryEnter("a"));
        Assert.True(places.TryEnter("a"));
        Assert.False(places.TryEnter("a"));
        Assert.True(places.TryEnter("b"));
        Assert.False(places.TryEnter("c"));
        places.Leave("a");
        Assert.True(places.TryEnter("c"));
        Assert.False(places.TryEnter("a"));
    }

    [Fact]
    public void Refused_tries_take_nothing_away()
    {
        var places = new Places(1, 1);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(places.TryEnter("a"));
            Assert.False(places.TryEnter("a"));
            Assert.False(places.TryEnter("b"));
            places.Leave("a");
        }
    }
}
