using System.Net;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A05, misconfiguration: what every answer says to browsers, what errors do not tell, and which doors are shut.</summary>
public sealed class MisconfigurationTests
{
    [Theory]
    [InlineData("/api/models")]
    [InlineData("/api/models/alice/m")]
    [InlineData("/api/models/alice/none")]
    [InlineData("/alice/m/resolve/main/a.html")]
    [InlineData("/alice/m/resolve/main/none")]
    [InlineData("/alice/m/info/refs?service=git-upload-pack")]
    [InlineData("/no/such/address/at/all")]
    public async Task Every_answer_tells_browsers_to_take_and_to_frame_nothing(string address)
    {
        await using var hub = await StartAsync();
        using var answer = await hub.GetAsync(address);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline' 'unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'unsafe", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"), "over plain HTTP this header means nothing");
    }

    [Fact]
    public async Task Behind_https_browsers_are_told_to_stay_there()
    {
        await using var hub = await StartAsync();
        using var answer = await hub.GetAsync("/api/models", "X-Forwarded-Proto: https");
        Assert.StartsWith("max-age=", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_tells_nothing_of_the_inside()
    {
        await using var hub = await StartAsync();
        foreach (var file in hub.DataFiles().Where(file => file.Contains($"{Path.DirectorySeparatorChar}blobs{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList()) File.Delete(file);
        using var answer = await hub.GetAsync("/alice/m/resolve/main/a.html");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        foreach (var word in new[] { "   at ", "Exception", "blobs", ".cs:", "/tmp", "hub.db" }) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        Assert.Contains(answer.Headers.GetValues("X-Request-Id").Single(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_of_other_pages_never_act_with_a_browsers_credentials()
    {
        await using var hub = await StartAsync();
        foreach (var address in new[] { "/api/models", "/api/whoami-v2", "/alice/m/resolve/main/a.html" })
        {
            using var answer = await hub.GetAsync(address, "Origin: https://evil.example");
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    [InlineData("nonsense")]
    public async Task Methods_that_nobody_needs_are_not_answered(string method)
    {
        await using var hub = await StartAsync();
        using var answer = await hub.SendAsync(HttpMethod.Parse(method), "/api/models");
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.DoesNotContain(hub.Alice, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_has_a_name_or_token_from_the_start()
    {
        using var hub = await TestHub.OpenAsync();
        foreach (var token in new[] { "admin", "hf_admin", "hf_", "changeme", string.Empty })
            await RefusalAssert.IsAsync(Refusal.InvalidToken, () => hub.Services.Tokens.AuthenticateAsync(token, default));
    }

    [Fact]
    public async Task A_private_file_is_kept_by_no_cache_that_others_read()
    {
        await using var hub = await StartAsync();
        await hub.CreateAsync("hidden", new { visibility = "private" });
        var commit = await hub.CommitAsync("alice/hidden", "main", ("a.txt", "1"));
        foreach (var revision in new[] { "main", commit })
        {
            using var answer = await hub.GetAsync($"/alice/hidden/resolve/{revision}/a.txt");
            Assert.False(answer.Headers.CacheControl!.Public);
            Assert.True(answer.Headers.CacheControl.Private || answer.Headers.CacheControl.NoCache);
        }
    }

    private static async Task<HubHost> StartAsync()
    {
        var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.html", "<script>alert(1)</script>"));
        return hub;
    }
}
