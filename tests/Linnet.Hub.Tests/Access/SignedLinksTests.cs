using Linnet.Hub.Access;

namespace Linnet.Hub.Tests.Access;

public sealed class SignedLinksTests
{
    private readonly ManualClock _clock = new();
    private readonly SignedLinks _links;

    public SignedLinksTests() => _links = new SignedLinks(RandomBytes.Of(SignedLinks.KeyLength, 1), _clock);

    [Fact]
    public void A_signed_address_is_good_until_its_time_is_over()
    {
        var fields = Fields(Sign());
        Assert.True(_links.IsValid("PUT", "/lfs/x", fields));
        _clock.Now += TimeSpan.FromMinutes(5);
        Assert.True(_links.IsValid("PUT", "/lfs/x", fields));
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.False(_links.IsValid("PUT", "/lfs/x", fields));
    }

    [Fact]
    public void Nothing_of_it_can_be_changed()
    {
        var fields = Fields(Sign());
        Assert.False(_links.IsValid("GET", "/lfs/x", fields));
        Assert.False(_links.IsValid("PUT", "/lfs/y", fields));
        foreach (var name in fields.Keys)
        {
            Assert.False(_links.IsValid("PUT", "/lfs/x", new Dictionary<string, string>(fields) { [name] = fields[name] + "0" }), name);
            var without = new Dictionary<string, string>(fields);
            without.Remove(name);
            Assert.False(_links.IsValid("PUT", "/lfs/x", without), name);
        }

        Assert.False(_links.IsValid("PUT", "/lfs/x", new Dictionary<string, string>(fields) { ["more"] = "1" }));
        Assert.False(new SignedLinks(RandomBytes.Of(SignedLinks.KeyLength, 2), _clock).IsValid("PUT", "/lfs/x", fields));
    }

    private string Sign() => _links.Sign("PUT", "/lfs/x", [new("user", "7"), new("size", "a&b=c")], TimeSpan.FromMinutes(5));

    private static Dictionary<string, string> Fields(string address) => address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&')
        .Select(field => field.Split('=')).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]));
}
