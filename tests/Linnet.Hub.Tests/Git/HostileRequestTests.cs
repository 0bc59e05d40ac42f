using System.Text;
using Linnet.Hub.Git;
using Linnet.Hub.Objects;
using Linnet.Numerics;

namespace Linnet.Hub.Tests.Git;

/// <summary>Whatever comes in is answered in the language of the protocol, and never with what the caller has no right to.</summary>
public sealed class HostileRequestTests
{
    private const string Unknown = "0123456789012345678901234567890123456789";

    private readonly MemoryRepository _repository = new();
    private readonly List<ObjectId> _ids;

    public HostileRequestTests()
    {
        _ids = _repository.Chain(3);
        _repository.SetRef(_repository.Head, _ids[^1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_unknown_id_is_not_our_ref(int version)
    {
        var request = version == 2 ? Wire.Command("fetch", $"want {Unknown}", "done") : Wire.Request($"want {Unknown} multi_ack_detailed side-band-64k", Wire.Flush, "done");
        var (lines, pack, _) = await Wire.ReadAsync(await Wire.AnswerAsync(_repository, version, request));
        Assert.Equal([$"ERR upload-pack: not our ref {Unknown}"], lines);
        Assert.Empty(pack);
    }

    [Fact]
    public async Task A_file_that_no_ref_leads_to_is_not_our_ref()
    {
        // The bytes are in the store, as those of other people's repositories are.
        var secret = _repository.Put(GitObjectKind.Blob, "secret"u8.ToArray());
        Assert.Contains("not our ref", await ErrorAsync(2, Wire.Command("fetch", $"want {secret}", "done")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("want")]
    [InlineData("want ")]
    [InlineData("want 123")]
    [InlineData("want zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("have main")]
    [InlineData("deepen -1")]
    [InlineData("deepen many")]
    [InlineData("deepen 99999999999999999999")]
    [InlineData("deepen-since yesterday")]
    [InlineData("deepen-not nowhere")]
    [InlineData("filter sparse:oid=main")]
    [InlineData("packfile-uris https")]
    [InlineData("done now")]
    [InlineData("\u0000\u0001")]
    public async Task A_line_that_means_nothing_is_a_clean_error(string line)
    {
        await ErrorAsync(2, Wire.Command("fetch", $"want {_ids[2]}", line, "done"));
        await ErrorAsync(0, Wire.Request($"want {_ids[2]} multi_ack", line, Wire.Flush, "done"));
    }

    [Theory]
    [InlineData(0, "0032want")]
    [InlineData(0, "zzzz")]
    [InlineData(0, "0003")]
    [InlineData(0, "0001")]
    [InlineData(2, "0003")]
    [InlineData(2, "0001")]
    [InlineData(2, "0014command=fetch\n\n\n")]
    [InlineData(2, "0013command=frobnic0000")]
    [InlineData(2, "0012command=fetch\n0002")]
    [InlineData(2, "0012command=fetch\n00010000000")]
    [InlineData(2, "0014command=ls-refs\n0001000bnonsens0000")]
    [InlineData(2, "0019object-format=sha256\n0000")]
    public async Task A_broken_request_is_a_clean_error(int version, string request)
    {
        var answer = await Wire.AnswerAsync(_repository, version, Encoding.ASCII.GetBytes(request));
        var (lines, pack, _) = await Wire.ReadAsync(answer);
        Assert.Empty(pack);
        Assert.True(lines.Count == 0 || Assert.Single(lines).StartsWith("ERR ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Any_damage_to_a_request_ends_in_an_answer(int version)
    {
        var request = version == 2
            ? Wire.Command("fetch", "thin-pack", "ofs-delta", $"shallow {_ids[1]}", "deepen 2", $"want {_ids[2]}", $"have {_ids[0]}", "done")
            : Wire.Request($"want {_ids[2]} multi_ack_detailed no-done side-band-64k", $"shallow {_ids[1]}", "deepen 2", Wire.Flush, $"have {_ids[0]}", "done");
        var random = new SeededRandom(4);
        for (var i = 0; i < 2000; i++)
        {
            var damaged = request.ToArray();
            for (var n = random.Next(4); n >= 0; n--) damaged[random.Next(damaged.Length)] = (byte)"0123456789abcdefw \n\0\xff"[random.Next(21)];
            if (random.Next(3) == 0) damaged = damaged[..random.Next(damaged.Length)];

            // Whatever is not a GitProtocolException would come out here.
            await Wire.AnswerAsync(_repository, version, damaged);
        }
    }

    [Fact]
    public async Task Too_many_ids_are_refused()
    {
        var limits = new GitLimits { MaxWants = 10, MaxHaves = 10, MaxShallow = 10 };
        foreach (var word in new[] { "want", "have", "shallow" })
        {
            var lines = Enumerable.Repeat($"{word} {_ids[0]}", 11);
            var (answer, _, _) = await Wire.ReadAsync(await Wire.AnswerAsync(_repository, 2, Wire.Command("fetch", [$"want {_ids[0]}", .. lines, "done"]), limits));
            Assert.StartsWith("ERR ", Assert.Single(answer), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_repository_that_is_too_large_is_refused_before_the_pack_begins()
    {
        var answer = await Wire.AnswerAsync(_repository, 2, Wire.Command("fetch", $"want {_ids[2]}", "done"), new GitLimits { MaxObjects = 5 });
        var (lines, pack, reason) = await Wire.ReadAsync(answer);
        Assert.Empty(pack);
        Assert.Equal(["packfile", Wire.Flush], lines);
        Assert.Contains("--depth 1", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_knock_is_answered_with_nothing(int version)
    {
        Assert.Empty(await Wire.AnswerAsync(_repository, version, Wire.Request(Wire.Flush)));
        Assert.Empty(await Wire.AnswerAsync(_repository, version, []));
    }

    [Fact]
    public async Task An_error_says_nothing_that_the_client_has_sent_unchecked()
    {
        var reason = await ErrorAsync(2, Wire.Command("fetch", "want \u001b[2J<script>", "done"));
        Assert.DoesNotContain("script", reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', reason);
    }

    private async Task<string> ErrorAsync(int version, byte[] request)
    {
        var (lines, pack, _) = await Wire.ReadAsync(await Wire.AnswerAsync(_repository, version, request));
        Assert.Empty(pack);
        var line = Assert.Single(lines);
        Assert.StartsWith("ERR ", line, StringComparison.Ordinal);
        return line;
    }
}
