using FsCheck;
using FsCheck.Fluent;
using Linnet.Hub.Objects;
using Linnet.Numerics;

namespace Linnet.Hub.Tests.Git;

/// <summary>What a fetch sends, seen through version 2 of the protocol.</summary>
public sealed class FetchTests
{
    private const long Start = 1_700_000_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_any_history_a_client_has_all_that_it_wanted_afterwards(bool clocksAreRight)
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => FailureOfAsync((ulong)seed, clocksAreRight).GetAwaiter().GetResult() is null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public async Task Of_a_new_commit_only_what_changed_is_sent_and_old_history_is_not_read()
    {
        var repository = new MemoryRepository();
        var ids = repository.Chain(50);
        repository.SetRef(repository.Head, ids[^1]);
        var (_, pack, _) = await Wire.FetchAsync(repository, $"want {ids[^1]}", $"have {ids[^2]}", "done");

        // The commit, the root, one folder and one file.
        Assert.Equal(4, (await PackFile.IdsAsync(pack)).Count);
        Assert.True(repository.Asked.Count <= 3, $"{repository.Asked.Count} commits were looked at");
    }

    [Fact]
    public async Task A_round_that_suffices_is_answered_with_the_pack_at_once()
    {
        var repository = new MemoryRepository();
        var ids = repository.Chain(5);
        repository.SetRef(repository.Head, ids[^1]);
        var (lines, pack, _) = await Wire.FetchAsync(repository, $"want {ids[4]}", $"have {new ObjectId(1, 1)}", $"have {ids[2]}");
        Assert.Equal(["acknowledgments", $"ACK {ids[2]}", "ready", Wire.Delimiter, "packfile", Wire.Flush], lines);
        Assert.Contains(ids[3], await PackFile.IdsAsync(pack));
        Assert.DoesNotContain(ids[2], await PackFile.IdsAsync(pack));
    }

    [Fact]
    public async Task A_round_without_anything_in_common_asks_for_more()
    {
        var repository = new MemoryRepository();
        var ids = repository.Chain(5);
        var (lines, pack, _) = await Wire.FetchAsync(repository, $"want {ids[4]}", $"have {new ObjectId(1, 1)}");
        Assert.Equal(["acknowledgments", "NAK", Wire.Flush], lines);
        Assert.Empty(pack);
    }

    [Fact]
    public async Task A_depth_cuts_the_history_and_says_where()
    {
        var repository = new MemoryRepository();
        var ids = repository.Chain(6);
        var (lines, pack, _) = await Wire.FetchAsync(repository, $"want {ids[5]}", "deepen 2", "done");
        Assert.Equal(["shallow-info", $"shallow {ids[4]}", Wire.Delimiter, "packfile", Wire.Flush], lines);
        Assert.Equal(repository.Reach([ids[5]], new HashSet<ObjectId> { ids[4] }), await PackFile.IdsAsync(pack));

        // Two more below what the client has.
        (lines, pack, _) = await Wire.FetchAsync(repository, $"want {ids[5]}", $"have {ids[5]}", $"shallow {ids[4]}", "deepen 2", "deepen-relative", "done");
        Assert.Equal(["shallow-info", $"shallow {ids[2]}", $"unshallow {ids[4]}", Wire.Delimiter, "packfile", Wire.Flush], lines);
        var sent = await PackFile.IdsAsync(pack);
        Assert.Equal([ids[2], ids[3]], ids.Where(sent.Contains));
    }

    [Fact]
    public async Task A_depth_at_which_the_history_begins_cuts_nothing()
    {
        var repository = new MemoryRepository();
        var ids = repository.Chain(3);
        var (lines, pack, _) = await Wire.FetchAsync(repository, $"want {ids[2]}", "deepen 3", "done");
        Assert.Equal(["shallow-info", Wire.Delimiter, "packfile", Wire.Flush], lines);
        Assert.Equal(repository.Reach([ids[2]]), await PackFile.IdsAsync(pack));
    }

    [Theory]
    [InlineData("deepen-since 1700000003")]
    [InlineData("deepen-not v1")]
    public async Task A_date_or_a_ref_cuts_the_history(string line)
    {
        var repository = new MemoryRepository();
        var ids = repository.Chain(6, Start);
        repository.SetRef("refs/tags/v1", ids[2]);
        var (lines, pack, _) = await Wire.FetchAsync(repository, $"want {ids[5]}", line, "done");
        Assert.Equal(["shallow-info", $"shallow {ids[3]}", Wire.Delimiter, "packfile", Wire.Flush], lines);
        var sent = await PackFile.IdsAsync(pack);
        Assert.Equal(ids[3..], ids.Where(sent.Contains));
    }

    [Theory]
    [InlineData("blob:none", 3)]
    [InlineData("tree:0", 1)]
    public async Task A_filter_leaves_out_what_can_be_asked_for_later(string filter, int count)
    {
        var repository = new MemoryRepository();
        var bytes = MemoryRepository.Text("inside");
        var id = repository.Commit(Start, [("a/b.txt", bytes), ("c.txt", MemoryRepository.Text("c"))]);
        repository.SetRef(repository.Head, id);
        var (_, pack, _) = await Wire.FetchAsync(repository, $"want {id}", $"filter {filter}", "done");
        Assert.Equal(count, (await PackFile.IdsAsync(pack)).Count);
        var blob = GitHash.Of(GitHash.Blob, bytes);
        (_, pack, _) = await Wire.FetchAsync(repository, $"want {blob}", $"filter {filter}", "done");
        Assert.Equal([blob], await PackFile.IdsAsync(pack));
    }

    [Fact]
    public async Task An_annotated_tag_comes_with_its_commit_and_beside_it_where_wanted()
    {
        var repository = new MemoryRepository();
        var ids = repository.Chain(2);
        var tag = repository.AddTag("v1", ids[0]);
        var (_, pack, _) = await Wire.FetchAsync(repository, $"want {tag}", "done");
        Assert.Equal(repository.Reach([ids[0]]).Append(tag).ToHashSet(), await PackFile.IdsAsync(pack));
        (_, pack, _) = await Wire.FetchAsync(repository, $"want {ids[1]}", "include-tag", "done");
        Assert.Contains(tag, await PackFile.IdsAsync(pack));
        (_, pack, _) = await Wire.FetchAsync(repository, $"want {ids[1]}", "done");
        Assert.DoesNotContain(tag, await PackFile.IdsAsync(pack));
    }

    [Fact]
    public async Task Progress_is_told_unless_it_is_not_wanted()
    {
        var repository = new MemoryRepository();
        var ids = repository.Chain(1);
        Assert.Equal("Counting objects: 4, done.\n", (await Wire.FetchAsync(repository, $"want {ids[0]}", "done")).Progress);
        Assert.Empty((await Wire.FetchAsync(repository, $"want {ids[0]}", "no-progress", "done")).Progress);
    }

    /// <summary>Makes a history, and a client that has a part of it; fetches another part; says what is missing or was sent for nothing.</summary>
    private static async Task<string?> FailureOfAsync(ulong seed, bool clocksAreRight)
    {
        var random = new SeededRandom(seed);
        var repository = new MemoryRepository();
        var ids = new List<ObjectId>();
        for (var i = 0; i < 1 + random.Next(25); i++)
        {
            // Up to three parents among the last ones; now and then a history of its own.
            var parents = ids.Count == 0 || random.Next(8) == 0 ? [] : Enumerable.Range(0, 1 + random.Next(3)).Select(_ => ids[Math.Max(0, ids.Count - 1 - random.Next(5))]).Distinct().ToArray();
            var files = Enumerable.Range(0, 1 + random.Next(6)).Select(n => ($"{(char)('a' + random.Next(2))}/{(char)('a' + random.Next(2))}/{n}", new[] { (byte)random.Next(4) }));
            ids.Add(repository.Commit(Start + (clocksAreRight ? i : random.Next(10)), files.ToList(), parents));
        }

        repository.SetRef(repository.Head, ids[^1]);
        var wants = Pick(random, ids, 1);
        var haves = Pick(random, ids, 0);
        var shallow = Pick(random, ids, 0).ToHashSet();
        var had = repository.Reach(haves, shallow);
        shallow.IntersectWith(had);
        var depth = random.Next(2) * random.Next(5);
        List<string> arguments = [.. wants.Select(id => $"want {id}"), .. haves.Select(id => $"have {id}"), .. shallow.Select(id => $"shallow {id}"), "done"];
        if (depth > 0) arguments.Add($"deepen {depth}");
        var (lines, pack, _) = await Wire.FetchAsync(repository, arguments);
        var sent = await PackFile.IdsAsync(pack);
        var edges = shallow.ToHashSet();
        foreach (var line in lines)
        {
            if (line.StartsWith("shallow ", StringComparison.Ordinal)) edges.Add(IdOf(line));
            if (line.StartsWith("unshallow ", StringComparison.Ordinal)) edges.Remove(IdOf(line));
        }

        var needed = repository.Reach(wants.Concat(depth > 0 ? haves : []), edges);
        var missing = needed.Except(sent).Except(had).Count();
        if (missing > 0) return $"{missing} objects are missing";
        var wasted = clocksAreRight && depth == 0 ? ids.Count(id => had.Contains(id) && sent.Contains(id)) : 0;
        return wasted > 0 ? $"{wasted} commits were sent for nothing" : null;
    }

    private static List<ObjectId> Pick(SeededRandom random, List<ObjectId> ids, int least) =>
        [.. Enumerable.Range(0, least + random.Next(3)).Select(_ => ids[random.Next(ids.Count)]).Distinct()];

    private static ObjectId IdOf(string line) => ObjectId.TryParse(line[^ObjectId.TextLength..], out var id) ? id : throw new FormatException(line);
}
