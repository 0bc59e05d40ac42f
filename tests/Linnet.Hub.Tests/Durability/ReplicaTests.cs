using Linnet.Hub.Maintenance;
using Linnet.Hub.Tests.Stores;

namespace Linnet.Hub.Tests.Durability;

/// <summary>Several hubs on one database and one bucket are one hub.</summary>
public sealed class ReplicaTests
{
    private const int PushesEach = 5;

    [Theory, OnServers]
    public async Task What_is_pushed_through_one_is_read_through_the_other_and_a_kill_of_one_costs_nothing(string place)
    {
        using var store = await Store.CreateAsync(place, isEmpty: true);
        using var folder = new TemporaryFolder();
        var other = store.Options with { DataFolder = folder.File("other") };
        using var first = await HubProcess.StartAsync(store.Options, isFirst: true);
        using var second = await HubProcess.StartAsync(other, isFirst: false);
        using var one = new Pusher(first, first.Token!);
        using var two = new Pusher(second, first.Token!);
        await one.CreateAsync();

        // Both move the same branch at once: each commit comes behind all others.
        var lists = await Task.WhenAll(
            one.PushAsync("one", 1000, PushesEach, () => { }), two.PushAsync("two", 2000, PushesEach, () => { }),
            one.PushAsync("three", 3000, PushesEach, () => { }), two.PushAsync("four", 4000, PushesEach, () => { }));
        Assert.All(lists, list => Assert.Equal(PushesEach, list.Count));
        Assert.Equal(1 + (4 * PushesEach), await one.CountCommitsAsync());
        await two.AssertReadableAsync(lists[0].Concat(lists[2]));
        await one.AssertReadableAsync(lists[1].Concat(lists[3]));

        var inWork = new TaskCompletionSource();
        var doomed = Task.Run(() => one.PushAsync("killed", 5000, int.MaxValue, () => inWork.TrySetResult()));
        var surviving = Task.Run(() => two.PushAsync("survived", 6000, PushesEach, () => { }));
        await Task.WhenAny(inWork.Task, doomed);
        first.Kill();
        var accepted = await doomed;
        Assert.Equal(PushesEach, (await surviving).Count);
        await two.AssertWholeAsync("killed", accepted);
        await two.AssertReadableAsync(accepted.Concat(await surviving));
        Assert.DoesNotContain(await HubAdministration.CheckAsync(other, readsBytes: true), problem => problem.IsDamage);
    }

    [Theory, OnServers]
    public async Task The_same_file_from_all_replicas_at_once_is_stored_for_all_of_them(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        using var second = store.OpenSecond();
        var bytes = RandomBytes.Of(3_000_000, 9);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => (number % 2 == 0 ? store : second).AddAsync(bytes))));
        Assert.Equal(bytes, await second.ReadAsync(Linnet.Hub.Content.ContentId.Of(bytes), 0, bytes.Length));
    }
}
