using System.Globalization;
using Linnet.Hub.Maintenance;
using Linnet.Hub.Tests.Stores;
using Linnet.Numerics;

namespace Linnet.Hub.Tests.Durability;

/// <summary>A hub that is killed during pushes: what it has said yes to is there, nothing is there in half, and its check is clean.</summary>
public sealed class KillTests
{
    private const int Pushers = 3;
    private const string KillsVariable = "LINNET_HUB_KILLS";
    private const string SeedVariable = "LINNET_HUB_SEED";
    private const int DefaultKills = 4;

    /// <summary>Pushes of which every byte is read again after each kill; the check reads all of them at the end.</summary>
    private const int Reread = 20;

    [Theory, OnFiles, OnServers]
    public async Task A_killed_hub_has_lost_nothing_and_shows_nothing_in_half(string place)
    {
        var kills = Number(KillsVariable, DefaultKills);
        var random = new SeededRandom((ulong)Number(SeedVariable, 11));
        using var store = await Store.CreateAsync(place);
        var accepted = new List<Push>();
        string? token = null;
        var pushed = 0UL;
        for (var kill = 0; kill <= kills; kill++)
        {
            using var hub = await HubProcess.StartAsync(store.Options, isFirst: kill == 0);
            token ??= hub.Token;
            using var pusher = new Pusher(hub, token!);
            if (kill == 0) await pusher.CreateAsync();
            await pusher.AssertReadableAsync(accepted.TakeLast(Reread));
            foreach (var folder in kill == kills ? Enumerable.Range(0, kills).Select(FolderOf) : [FolderOf(kill - 1)])
                await pusher.AssertWholeAsync(folder, accepted.Where(push => push.Folder == folder));
            if (kill == kills) break;
            accepted.AddRange(await PushUntilKilledAsync(hub, pusher, FolderOf(kill), () => pushed += 1000, random.Next(1000), isBusy: kill % 2 == 0));
            Assert.DoesNotContain(await HubAdministration.CheckAsync(store.Options, readsBytes: false), problem => problem.IsDamage);
        }

        Assert.True(accepted.Count > 0, "no push was accepted before a kill");
        var check = LinnetProcess.Run(["hub", "check", .. HubProcess.ArgumentsOf(store.Options), "--deep"], Path.GetTempPath());
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.EndsWith("clean", check.Output.Trim(), StringComparison.Ordinal);
        Console.WriteLine($"{place}: {kills} kills, {accepted.Count} accepted pushes, none lost, clean");
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string FolderOf(int kill) => $"k{kill}";

    private static async Task<IEnumerable<Push>> PushUntilKilledAsync(HubProcess hub, Pusher pusher, string folder, Func<ulong> nextSeed, int milliseconds, bool isBusy)
    {
        var first = new TaskCompletionSource();
        var seeds = Enumerable.Range(0, Pushers).Select(_ => nextSeed()).ToList();
        var pushes = seeds.Select(seed => Task.Run(() => pusher.PushAsync(folder, seed, int.MaxValue, () => first.TrySetResult()))).ToList();

        // Every second time the hub is in full work, and else perhaps just at its first push, however slow the machine is.
        if (isBusy) await Task.WhenAny(first.Task, Task.WhenAll(pushes));
        await Task.Delay(milliseconds);
        hub.Kill();
        return (await Task.WhenAll(pushes)).SelectMany(list => list);
    }
}
