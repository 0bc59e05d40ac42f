using Linnet.Client.Hub;

namespace Linnet.Hub.Tests.Clients;

/// <summary>Pushes that break: nothing is half there, and the next one goes on.</summary>
public sealed class PushFailureTests
{
    private const int PartSize = 50_000;

    [Fact]
    public async Task A_push_that_was_killed_goes_on_with_the_missing_parts()
    {
        await using var bench = await ClientBench.StartAsync(options => options with { MultipartThreshold = PartSize, PartSize = PartSize });
        var folder = PushTests.Model(bench);
        bench.Line.Before = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/3", StringComparison.Ordinal)) throw new InvalidOperationException("the plug is pulled");
        };
        using (var client = bench.Client(options => options with { Parallelism = 1 }))
            await Assert.ThrowsAsync<InvalidOperationException>(() => client.PushAsync(ClientBench.Mine, folder));
        Assert.Single(Directory.EnumerateFiles(bench.Place("state")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.EnumerateFiles(bench.Place("state")).Single()));
        bench.Line.Before = _ => { };
        bench.Line.Clear();
        using var again = bench.Client();
        await again.PushAsync(ClientBench.Mine, folder);
        Assert.Equal(2, bench.Line.CountOf("PUT", "/lfs/uploads/"));
        Assert.Empty(Directory.EnumerateFiles(bench.Place("state")));
        Assert.True((await again.VerifyAsync(ClientBench.Mine, folder: await PulledAsync(again, bench))).IsRight);
    }

    [Fact]
    public async Task Notes_about_an_upload_that_the_hub_has_forgotten_do_no_harm()
    {
        await using var bench = await ClientBench.StartAsync(options => options with { MultipartThreshold = PartSize, PartSize = PartSize });
        var folder = PushTests.Model(bench);
        bench.Line.Before = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/2", StringComparison.Ordinal)) throw new InvalidOperationException("the plug is pulled");
        };
        using (var client = bench.Client(options => options with { Parallelism = 1 }))
            await Assert.ThrowsAsync<InvalidOperationException>(() => client.PushAsync(ClientBench.Mine, folder));
        bench.Line.Before = _ => { };
        var note = Directory.EnumerateFiles(bench.Place("state")).Single();
        await File.WriteAllTextAsync(note, (await File.ReadAllTextAsync(note)).Replace("sig=", "sig=x", StringComparison.Ordinal).Replace("signature=", "signature=x", StringComparison.Ordinal));
        using var again = bench.Client();
        Assert.True((await again.PushAsync(ClientBench.Mine, folder)).IsNew);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_recognised()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var losses = 1;
        bench.Line.After = request =>
        {
            if (request.RequestUri!.AbsolutePath.Contains("/commit/", StringComparison.Ordinal) && losses-- > 0) throw new HttpRequestException("the line is dead");
        };
        var pushed = await client.PushAsync(ClientBench.Mine, PushTests.Model(bench));
        Assert.True(pushed.IsNew);
        Assert.Equal(pushed.Commit, (await client.DescribeAsync(ClientBench.Mine)).Commit);
        Assert.Equal(2, await client.ListCommitsAsync(ClientBench.Mine).CountAsync());
    }

    [Fact]
    public async Task Somebody_who_was_faster_is_not_overwritten()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var folder = PushTests.Model(bench);
        var first = await client.PushAsync(ClientBench.Mine, folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "config.json"), "{\"mine\":1}");
        var raced = false;
        bench.Line.Before = request =>
        {
            if (raced || !request.RequestUri!.AbsolutePath.Contains("/commit/", StringComparison.Ordinal)) return;
            raced = true;
            bench.Host.CommitAsync("alice/mine", "main", ("theirs.txt", "theirs")).GetAwaiter().GetResult();
        };
        var error = await Assert.ThrowsAsync<HubException>(() => client.PushAsync(ClientBench.Mine, folder));
        Assert.Equal(412, error.Status);
        Assert.Contains("somebody else has pushed", error.Message, StringComparison.Ordinal);
        Assert.Contains((await client.ListAsync(ClientBench.Mine)).Files, file => file.Path == "theirs.txt");
        var moved = await Assert.ThrowsAsync<HubException>(() => client.PushAsync(ClientBench.Mine, folder, new HubPushOptions { Parent = first.Commit }));
        Assert.Contains("not at", moved.Message, StringComparison.Ordinal);
        Assert.True((await client.PushAsync(ClientBench.Mine, folder)).IsNew);
    }

    [Fact]
    public async Task A_tag_that_is_taken_is_said_before_anything_goes()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        var folder = PushTests.Model(bench);
        await client.PushAsync(ClientBench.Mine, folder, new HubPushOptions { Tag = "v1" });
        await File.WriteAllBytesAsync(Path.Combine(folder, "model.safetensors"), RandomBytes.Of(1000, 9));
        bench.Line.Clear();
        Assert.Contains("has a tag v1 already", (await Assert.ThrowsAsync<HubException>(() => client.PushAsync(ClientBench.Mine, folder, new HubPushOptions { Tag = "v1" }))).Message, StringComparison.Ordinal);
        Assert.Equal(0, bench.Line.Sent);
    }

    [Fact]
    public async Task Strangers_hear_what_is_missing_and_send_nothing()
    {
        await using var bench = await ClientBench.StartAsync();
        var folder = PushTests.Model(bench);
        using (var owner = bench.Client()) await owner.CreateAsync(ClientBench.Mine);
        using var bob = bench.Client(options => options with { Token = bench.Host.Bob });
        Assert.Equal(403, (await Assert.ThrowsAsync<HubException>(() => bob.PushAsync(ClientBench.Mine, folder))).Status);
        Assert.Equal(403, (await Assert.ThrowsAsync<HubException>(() => bob.PushAsync(HubRepository.Parse("alice/new"), folder))).Status);
        using var nobody = bench.Client(options => options with { Token = null });
        Assert.Contains("HF_TOKEN", (await Assert.ThrowsAsync<HubException>(() => nobody.PushAsync(ClientBench.Mine, folder))).Message, StringComparison.Ordinal);
        Assert.Equal(0, bench.Line.CountOf("PUT", "/"));
    }

    [Fact]
    public async Task Folders_that_cannot_be_sent_are_said()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        await ConfigurationErrorAsync("there is no such folder", bench.Place("nowhere"));
        Directory.CreateDirectory(bench.Place("empty"));
        await ConfigurationErrorAsync("has no files", bench.Place("empty"));
        await ConfigurationErrorAsync("rename it", bench.Write("odd", ("a#b.txt", [1])));
        await File.WriteAllTextAsync(bench.Place("secret.txt"), "secret");
        File.CreateSymbolicLink(Path.Combine(bench.Write("linked", ("config.json", [1])), "notes.txt"), bench.Place("secret.txt"));
        await ConfigurationErrorAsync("outside of the folder", bench.Place("linked"));
        Assert.Equal(0, bench.Line.Sent);

        async Task ConfigurationErrorAsync(string message, string folder) =>
            Assert.Contains(message, (await Assert.ThrowsAsync<ConfigurationException>(() => client.PushAsync(ClientBench.Mine, folder))).Message, StringComparison.Ordinal);
    }

    private static async Task<string> PulledAsync(HubClient client, ClientBench bench)
    {
        await client.PullToAsync(ClientBench.Mine, bench.Place("pulled"), isWhole: true);
        return bench.Place("pulled");
    }
}
