using System.Net;
using System.Security.Cryptography;
using System.Text;
using Linnet.Hub.Access;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A02, cryptographic failures: secrets at rest, and addresses that carry a signature.</summary>
public sealed class CryptographyTests
{
    [Fact]
    public async Task Tokens_are_found_in_no_file_of_the_hub()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        await hub.CommitAsync("alice/m", "main", ("a.txt", "1"));
        using (var basic = await hub.SendAsync(null, HttpMethod.Get, "/alice/m/info/refs?service=git-upload-pack", null, $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"alice:{hub.Alice}"))}"))
            Assert.Equal(HttpStatusCode.OK, basic.StatusCode);
        using (var wrong = await hub.SendAsync("hf_wrongwrongwrong", HttpMethod.Post, "/api/repos/create", new { name = "x" })) Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        var secrets = new[] { hub.Alice, hub.Bob, hub.Root, "hf_wrongwrongwrong" };
        var files = hub.DataFiles().ToList();
        Assert.Contains(files, file => file.EndsWith("hub.db", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = await ReadSharedAsync(file);
            Assert.All(secrets, secret => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{file} has a token in it"));
        }
    }

    [Fact]
    public async Task A_token_is_kept_as_its_hash_and_has_the_randomness_of_a_key()
    {
        using var hub = await TestHub.OpenAsync();
        var texts = new List<string>();
        for (var i = 0; i < 50; i++) texts.Add(await hub.Services.Tokens.CreateAsync(hub.Alice.RequireUser(), $"t{i}", TokenRole.Read, null, default));
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.All(texts, text => Assert.Matches("^hf_[A-Za-z0-9]{32}$", text));
        var hashes = (await hub.Services.Database.ReadAsync(context => context.Tokens.Select(row => row.Hash).ToListAsync())).Select(Convert.ToHexString).ToHashSet();
        Assert.All(texts, text => Assert.Contains(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))), hashes));
    }

    [Fact]
    public async Task A_signed_address_is_good_for_nothing_else()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var weights = RandomBytes.Of(1000, 1);
        var batch = await HubHost.JsonAsync(await hub.SendAsync(
            HttpMethod.Post, "/alice/m.git/info/lfs/objects/batch",
            new { operation = "upload", transfers = new[] { "basic" }, objects = new[] { new { oid = Hash(weights), size = weights.Length } } }));
        var address = (string)batch["objects"]![0]!["actions"]!["upload"]!["href"]!;
        var query = address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(field => field.Split('=')).ToDictionary(field => field[0], field => field[1]);
        Assert.Equal(["expires", "signature", "size", "user"], query.Keys.Order());
        var path = address[..address.IndexOf('?', StringComparison.Ordinal)];
        var changed = query.Keys.SelectMany(field => new[]
        {
            Write(query, field, query[field][..^1] + (query[field][^1] == '1' ? '2' : '1')), Write(query, field, null), Write(query, field, string.Empty), Write(query, field, query[field] + "0"),
        }).Select(text => $"{path}?{text}")
            .Append($"{address}&more=1").Append($"{address}&size=1").Append(address.Replace(Hash(weights), Hash([1]), StringComparison.Ordinal)).Append(path);
        foreach (var target in changed)
        {
            using var answer = await hub.SendAsync(null, HttpMethod.Put, target, new ByteArrayContent(weights));
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{target}: {(int)answer.StatusCode}");
        }

        using (var get = await hub.SendAsync(null, HttpMethod.Get, address)) Assert.Equal(HttpStatusCode.Forbidden, get.StatusCode);
        using (var other = await hub.SendAsync(null, HttpMethod.Put, address, new ByteArrayContent(RandomBytes.Of(1000, 2)))) Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        using var put = await hub.SendAsync(null, HttpMethod.Put, address, new ByteArrayContent(weights));
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
    }

    [Fact]
    public void Signatures_end_with_their_time_and_differ_between_hubs()
    {
        var clock = new ManualClock();
        var links = new SignedLinks(RandomBytes.Of(SignedLinks.KeyLength, 1), clock);
        var signed = links.Sign("GET", "/lfs/objects/x", [KeyValuePair.Create("size", "1")], TimeSpan.FromMinutes(5));
        var fields = signed[(signed.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(field => field.Split('=')).ToDictionary(field => field[0], field => field[1]);
        Assert.True(links.IsValid("GET", "/lfs/objects/x", fields));
        Assert.False(new SignedLinks(RandomBytes.Of(SignedLinks.KeyLength, 2), clock).IsValid("GET", "/lfs/objects/x", fields));
        clock.Now += TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1);
        Assert.False(links.IsValid("GET", "/lfs/objects/x", fields));
    }

    [Fact]
    public async Task Two_hubs_never_sign_alike()
    {
        using var one = await TestHub.OpenAsync();
        using var other = await TestHub.OpenAsync();
        Assert.NotEqual(
            one.Services.Links.Sign("GET", "/x", [], TimeSpan.FromMinutes(1)),
            other.Services.Links.Sign("GET", "/x", [], TimeSpan.FromMinutes(1)));
    }

    private static string Write(Dictionary<string, string> query, string field, string? value) =>
        string.Join('&', query.Where(pair => pair.Key != field || value is not null).Select(pair => $"{pair.Key}={(pair.Key == field ? value : pair.Value)}"));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Reads a file that the hub holds open.</summary>
    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
