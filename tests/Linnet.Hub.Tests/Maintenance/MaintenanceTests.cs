using Linnet.Hub.Content;
using Linnet.Hub.Maintenance;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Stores;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Maintenance;

public sealed class MaintenanceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, OnFiles, OnServers]
    public async Task A_hub_at_work_is_clean(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        await FillAsync(hub);
        Assert.Empty(await new HubCheck(hub.Services).RunAsync(readsBytes: true, None));
    }

    [Theory, OnFiles, OnServers]
    public async Task Bytes_that_have_changed_are_found(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        await FillAsync(hub);
        var (pack, bytes) = await LargestPackAsync(hub);
        bytes[100] ^= 1;
        await WriteAsync(hub, pack, bytes);
        Assert.Empty(await new HubCheck(hub.Services).RunAsync(readsBytes: false, None));
        Assert.Contains(await new HubCheck(hub.Services).RunAsync(readsBytes: true, None), problem => problem.IsDamage && problem.Message.Contains("other bytes", StringComparison.Ordinal));
        await WriteAsync(hub, pack, bytes[..50]);
        Assert.Contains(await new HubCheck(hub.Services).RunAsync(readsBytes: false, None), problem => problem.IsDamage && problem.Message.Contains("50 bytes", StringComparison.Ordinal));
        Assert.Contains(await new HubCheck(hub.Services).RunAsync(readsBytes: true, None), problem => problem.IsDamage && problem.Message.Contains("cannot be read", StringComparison.Ordinal));
        await hub.Services.Blobs.DeleteAsync(pack, None);
        Assert.Contains(await new HubCheck(hub.Services).RunAsync(readsBytes: true, None), problem => problem.IsDamage && problem.Message.Contains("is missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_that_are_missing_are_found()
    {
        using var hub = await TestHub.OpenAsync(Store.Files);
        await FillAsync(hub);
        await hub.Services.Database.ReadAsync(async context =>
        {
            await context.Database.OpenConnectionAsync();
            await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF; DELETE FROM \"Blobs\"; DELETE FROM \"Trees\" WHERE \"Id\" IN (SELECT \"TreeId\" FROM \"Commits\"); PRAGMA foreign_keys = ON");
            return true;
        });
        Assert.Contains(await new HubCheck(hub.Services).RunAsync(readsBytes: false, None), problem => problem.IsDamage && problem.Message.Contains("tree", StringComparison.Ordinal));
    }

    [Theory, OnFiles, OnServers]
    public async Task What_uploads_left_is_collected_when_it_is_old_and_nothing_else(string place)
    {
        using var hub = await TestHub.OpenAsync(place);

        // Files carry the time of the system, so the rows do it here too.
        hub.Clock.Now = TimeProvider.System.GetUtcNow();
        var name = await FillAsync(hub);
        await hub.PutAsync("never.bin", RandomBytes.Of(2_000_000, 9));
        await WriteAsync(hub, "packs/ab/abandoned", new byte[10]);
        Assert.Contains(await new HubCheck(hub.Services).RunAsync(readsBytes: false, None), problem => !problem.IsDamage && problem.Message.Contains("abandoned", StringComparison.Ordinal));
        var before = await hub.PathsAsync(name);

        // Too young to be touched.
        await new GarbageCollector(hub.Services).RunAsync(None);
        Assert.Equal(10, await hub.Services.Blobs.FindLengthAsync("packs/ab/abandoned", None));
        Assert.NotNull(await hub.Services.Contents.FindAsync(ContentId.Of(RandomBytes.Of(2_000_000, 9)), None));

        hub.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(2_000_010, await new GarbageCollector(hub.Services).RunAsync(None));
        Assert.Null(await hub.Services.Contents.FindAsync(ContentId.Of(RandomBytes.Of(2_000_000, 9)), None));
        Assert.Equal(before, await hub.PathsAsync(name));
        Assert.Empty(await new HubCheck(hub.Services).RunAsync(readsBytes: true, None));
    }

    [Theory, OnFiles, OnServers]
    public async Task A_deleted_repository_goes_for_good_after_its_days_of_grace(string place)
    {
        using var hub = await TestHub.OpenAsync(place);
        var name = await FillAsync(hub);
        await hub.CreateAsync("other");
        await hub.Services.Repositories.DeleteAsync(hub.Alice, name, None);
        hub.Clock.Now = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(6);
        var clock = hub.Clock.Now;
        await hub.Services.Database.WriteAsync(context => context.Repositories.Where(row => row.Deleted != null).ExecuteUpdateAsync(update => update.SetProperty(row => row.Deleted, (DateTimeOffset?)clock), None), None);
        await new GarbageCollector(hub.Services).RunAsync(None);
        Assert.Equal(2, await hub.Services.Database.ReadAsync(context => context.Repositories.CountAsync()));
        hub.Clock.Now += RepositoryService.GracePeriod + TimeSpan.FromHours(1);
        Assert.True(await new GarbageCollector(hub.Services).RunAsync(None) > 3_000_000);
        Assert.Equal(1, await hub.Services.Database.ReadAsync(context => context.Repositories.CountAsync()));
        Assert.DoesNotContain(await new HubCheck(hub.Services).RunAsync(readsBytes: true, None), problem => problem.IsDamage);
    }

    [Fact]
    public async Task A_folder_without_a_hub_is_not_made_one()
    {
        using var folder = new TemporaryFolder();
        await Assert.ThrowsAsync<ConfigurationException>(() => HubAdministration.CheckAsync(new HubOptions { DataFolder = folder.Path }, readsBytes: false));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task The_first_start_makes_an_administrator_once()
    {
        using var folder = new TemporaryFolder();
        var options = new HubOptions { DataFolder = folder.File("hub") };
        var token = await HubAdministration.EnsureAdministratorAsync(options);
        Assert.StartsWith("hf_", token, StringComparison.Ordinal);
        Assert.Null(await HubAdministration.EnsureAdministratorAsync(options));
        Assert.StartsWith("hf_", await HubAdministration.AddTokenAsync(options, "alice", isAdmin: false, "test"), StringComparison.Ordinal);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static async Task<(string Name, byte[] Bytes)> LargestPackAsync(TestHub hub)
    {
        var packs = new List<BlobEntry>();
        await foreach (var pack in hub.Services.Blobs.ListAsync(PackNames.Folder, None)) packs.Add(pack);
        var largest = packs.MaxBy(pack => pack.Length)!;
        var bytes = new byte[largest.Length];
        await using var stream = await hub.Services.Blobs.OpenAsync(largest.Name, 0, largest.Length, None);
        await stream.ReadExactlyAsync(bytes);
        return (largest.Name, bytes);
    }

    private static async Task WriteAsync(TestHub hub, string name, byte[] bytes)
    {
        await using var writer = await hub.Services.Blobs.CreateAsync(name, None);
        await writer.WriteAsync(bytes, None);
        await writer.CompleteAsync(None);
    }

    private static async Task<RepositoryName> FillAsync(TestHub hub)
    {
        var name = await hub.CreateAsync("m");
        await hub.CommitAsync(hub.Alice, name, "main", null, await hub.PutAsync("w.bin", RandomBytes.Of(3_000_000, 1)), await hub.PutAsync("sub/config.json", "{}"u8.ToArray()));
        await hub.CommitAsync(name, ("sub/config.json", "{ }"), ("README.md", "# m"));
        return name;
    }
}
