using System.Net;
using Linnet.Hub.Limits;

namespace Linnet.Hub.Tests.Limits;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002::")]
    [InlineData("2001:db8:1:2::99", "20010db800010002::")]
    public void Who_has_a_network_counts_once(string address, string key) => Assert.Equal(key, ClientAddress.KeyOf(IPAddress.Parse(address)));

    [Fact]
    public void Nobody_is_somebody_too() => Assert.NotEmpty(ClientAddress.KeyOf(null));
}
