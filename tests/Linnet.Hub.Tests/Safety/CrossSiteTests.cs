using System.Net;
using Linnet.Hub.Tests.Safety.BrokenAccess;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A01 and A07 for browsers: what another site makes a browser send does nothing, although the browser sends the session's cookie along.</summary>
public sealed class CrossSiteTests
{
    [Fact]
    public async Task A_session_changes_nothing_that_its_own_pages_have_not_sent()
    {
        await using var hub = await MatrixHub.StartAsync();
        var cookie = $"Cookie: {await hub.CookieAsync("administrator")}";
        using (var page = await hub.Host.SendAsync(null, HttpMethod.Get, "/api/whoami-v2", null, cookie)) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var count = 0;
        foreach (var rule in EndpointRules.All.Where(rule => rule.Method is not ("GET" or "HEAD") && rule.Need is not (Need.Nothing or Need.SignedAddress)))
            foreach (var state in new[] { "public", "private" })
            {
                using var nobody = await hub.SendAsync(rule, "anonymous", MatrixHub.Owner, state);
                foreach (var headers in new string[][] { [cookie], [cookie, "Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "X-Form-Token: 00"] })
                {
                    using var answer = await hub.SendAsync(rule, "anonymous", MatrixHub.Owner, state, headers);
                    Assert.True(
                        answer.StatusCode == nobody.StatusCode || answer.StatusCode == HttpStatusCode.Forbidden,
                        $"{rule.Method} {rule.AddressOf(MatrixHub.Owner, state)}: {(int)answer.StatusCode}, and nobody hears {(int)nobody.StatusCode}");
                }

                count++;
            }

        Assert.True(count > 20, $"{count} requests");
    }

    [Theory]
    [InlineData("linnet-session=")]
    [InlineData("linnet-session=x")]
    [InlineData("linnet-session=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("linnet-session=%00; linnet-session=x")]
    public async Task A_session_that_the_hub_did_not_begin_is_none(string cookie)
    {
        await using var hub = await HubHost.StartAsync();
        using var answer = await hub.SendAsync(null, HttpMethod.Get, "/api/whoami-v2", null, $"Cookie: {cookie}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"), "a session that somebody else chose must not be kept");
    }
}
