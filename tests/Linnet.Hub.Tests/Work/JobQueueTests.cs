using Linnet.Hub.Objects;
using Linnet.Hub.Work;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Work;

public sealed class JobQueueTests
{
    private const string Kind = "sort";

    [Fact]
    public async Task A_job_is_taken_once_and_done_once()
    {
        using var hub = await TestHub.OpenAsync();
        var (queue, order) = await OrderAsync(hub);
        await queue.AddAsync(order, default);
        var job = await queue.ClaimAsync("one", default);
        Assert.NotNull(job);
        Assert.Null(await queue.ClaimAsync("two", default));
        Assert.True(await queue.CompleteAsync(job, default));
        Assert.Equal(JobState.Done, (await queue.FindAsync(order.RepositoryId, job.Id, default))!.State);
        Assert.Null(await queue.ClaimAsync("two", default));
    }

    [Fact]
    public async Task A_job_waits_until_it_is_due()
    {
        using var hub = await TestHub.OpenAsync();
        var (queue, order) = await OrderAsync(hub);
        await queue.AddAsync(order with { Delay = TimeSpan.FromSeconds(10) }, default);
        Assert.Null(await queue.ClaimAsync("one", default));
        hub.Clock.Now += TimeSpan.FromSeconds(10);
        Assert.NotNull(await queue.ClaimAsync("one", default));
    }

    [Fact]
    public async Task Who_says_nothing_for_long_loses_the_job()
    {
        using var hub = await TestHub.OpenAsync();
        var (queue, order) = await OrderAsync(hub);
        await queue.AddAsync(order, default);
        var first = (await queue.ClaimAsync("one", default))!;
        hub.Clock.Now += JobQueue.Lease - TimeSpan.FromSeconds(1);
        Assert.True(await queue.RenewAsync(first, default));
        hub.Clock.Now += JobQueue.Lease - TimeSpan.FromSeconds(1);
        Assert.Null(await queue.ClaimAsync("two", default));
        hub.Clock.Now += TimeSpan.FromSeconds(2);
        var second = await queue.ClaimAsync("two", default);
        Assert.NotNull(second);
        Assert.Equal(2, second.Attempts);
        Assert.False(await queue.RenewAsync(first, default));
        Assert.False(await queue.CompleteAsync(first, default));
        Assert.True(await queue.CompleteAsync(second, default));
    }

    [Fact]
    public async Task A_job_that_hubs_do_not_outlive_is_given_up()
    {
        using var hub = await TestHub.OpenAsync();
        var (queue, order) = await OrderAsync(hub);
        var added = await queue.AddAsync(order, default);
        for (var i = 0; i < JobQueue.MaxAttempts; i++)
        {
            Assert.NotNull(await queue.ClaimAsync($"hub {i}", default));
            hub.Clock.Now += JobQueue.Lease + TimeSpan.FromSeconds(1);
        }

        Assert.Null(await queue.ClaimAsync("last", default));
        var job = (await queue.FindAsync(order.RepositoryId, added.Id, default))!;
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("3 times", job.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_is_returned_counts_as_not_begun()
    {
        using var hub = await TestHub.OpenAsync();
        var (queue, order) = await OrderAsync(hub);
        await queue.AddAsync(order, default);
        for (var i = 0; i < 2 * JobQueue.MaxAttempts; i++) Assert.True(await queue.ReturnAsync((await queue.ClaimAsync("one", default))!, default));
        Assert.Equal(1, (await queue.ClaimAsync("one", default))!.Attempts);
    }

    [Fact]
    public async Task Of_jobs_that_overtake_each_other_the_last_stays()
    {
        using var hub = await TestHub.OpenAsync();
        var (queue, order) = await OrderAsync(hub);
        foreach (var digit in "123")
        {
            await hub.Services.Database.WriteAsync(
                async context =>
                {
                    await queue.AddLatestAsync(context, order with { Commit = Commit(digit) }, default);
                    return true;
                },
                default);
        }

        Assert.Equal(Commit('3'), Assert.Single(await queue.ListAsync(order.RepositoryId, Kind, 10, default)).CommitId);
    }

    [Fact]
    public async Task Many_takers_share_jobs_without_taking_one_twice()
    {
        using var hub = await TestHub.OpenAsync();
        var (queue, order) = await OrderAsync(hub);
        for (var i = 0; i < 12; i++) await queue.AddAsync(order, default);
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(taker => Task.Run(async () =>
        {
            var ids = new List<long>();
            while (await queue.ClaimAsync($"{taker}", default) is { } job) ids.Add(job.Id);
            return ids;
        })));
        Assert.Equal(12, taken.SelectMany(ids => ids).Distinct().Count());
        Assert.Equal(12, taken.Sum(ids => ids.Count));
    }

    [Fact]
    public async Task A_repository_has_a_bounded_number_of_jobs_that_wait()
    {
        using var hub = await TestHub.OpenAsync();
        var (queue, order) = await OrderAsync(hub);
        for (var i = 0; i < JobQueue.MaxQueued; i++) await queue.AddAsync(order, default);
        await RefusalAssert.IsAsync(Refusal.TooManyRequests, () => queue.AddAsync(order, default));
    }

    private static ObjectId Commit(char digit) => ObjectId.TryParse(new string(digit, ObjectId.TextLength), out var id) ? id : throw new ArgumentException($"{digit} is no digit", nameof(digit));

    private static async Task<(JobQueue Queue, JobOrder Order)> OrderAsync(TestHub hub)
    {
        var name = await hub.CreateAsync("model");
        var repository = await hub.Services.Database.ReadAsync(context => context.Repositories.FirstAsync(row => row.NameKey == name.Key));
        return (hub.Services.Judging.Jobs, new JobOrder(Kind, repository.Id, Commit('a')));
    }
}
