using Linnet.Hub.Access;
using Linnet.Hub.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Evaluations;

public sealed class LeaderboardTests
{
    [Fact]
    public async Task The_best_stands_first_and_equals_share_a_rank_the_smaller_first()
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var spec = await hub.AddSpecAsync();
        foreach (var (title, score, parameters) in ((string, double, long)[])[("third", 0.7, 10), ("large", 0.9, 5000), ("small", 0.9, 50), ("first", 0.95, 10_000), ("close", 0.9000001, 60)])
            await hub.MeasureAsync(await hub.ModelAsync(title, score, parameters: parameters), spec);
        var board = await hub.BoardAsync(Caller.Anonymous, spec);
        Assert.Equal(["1 first", "2 small", "2 close", "2 large", "5 third"], board.Rows.Select(row => $"{row.Rank} {row.Model.Name}"));
        Assert.All(board.Rows, row => Assert.True(row.IsVerified));
    }

    [Fact]
    public async Task Where_less_is_better_the_least_stands_first()
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var spec = await hub.AddSpecAsync("perplexity");
        await hub.MeasureAsync(await hub.ModelAsync("much", 40), spec);
        await hub.MeasureAsync(await hub.ModelAsync("little", 12.5), spec);
        Assert.Equal(["little", "much"], (await hub.BoardAsync(hub.Bob, spec)).Rows.Select(row => row.Model.Name));
        Assert.Equal("little", Assert.Single(await hub.Services.Judging.Leaderboards.ListAsync(hub.Bob, "text-classification", default)).Best!.Name);
    }

    [Fact]
    public async Task A_models_best_version_counts_and_proposals_do_not()
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var spec = await hub.AddSpecAsync();
        var name = await hub.ModelAsync("model", 0.6);
        await hub.MeasureAsync(name, spec);
        var best = await hub.PushAsync(name, 0.8);
        await hub.MeasureAsync(name, spec);
        await hub.PushAsync(name, 0.7);
        await hub.MeasureAsync(name, spec);
        var request = await hub.Services.PullRequests.BeginAsync(hub.Bob, name, "Better", null, "main", null, Hub.Community.DiscussionStatus.Open, default);
        await hub.PushAsync(name, 0.99, hub.Bob, branch: $"refs/pr/{request.Number}");
        await hub.MeasureAsync(name, spec, hub.Bob, $"refs/pr/{request.Number}");
        var row = Assert.Single((await hub.BoardAsync(hub.Alice, spec)).Rows);
        Assert.Equal((0.8, best.Commit), (row.Score, row.Result.CommitId));
        var results = (await hub.Services.Judging.Evaluations.ListAsync(hub.Bob, name, default)).Results;
        Assert.Equal(4, results.Count);
        Assert.True(results[0].Row.IsProposal);
        Assert.Equal(990_000, results[0].Row.Score);
    }

    [Fact]
    public async Task Private_models_and_data_leave_no_trace()
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var spec = await hub.AddSpecAsync();
        var open = await hub.ModelAsync("open", 0.5);
        var hidden = await hub.ModelAsync("hidden", 0.9, Visibility.Private);
        await hub.MeasureAsync(open, spec);
        await hub.MeasureAsync(hidden, spec);
        Assert.Equal(["hidden", "open"], (await hub.BoardAsync(hub.Alice, spec)).Rows.Select(row => row.Model.Name));
        Assert.Equal(2, (await hub.BoardAsync(hub.Hub.Hub.Root, spec)).Rows.Count);
        foreach (var stranger in (Caller[])[hub.Bob, Caller.Anonymous])
        {
            var row = Assert.Single((await hub.BoardAsync(stranger, spec)).Rows);
            Assert.Equal((1, "open"), (row.Rank, row.Model.Name));
            var summary = Assert.Single(await hub.Services.Judging.Leaderboards.ListAsync(stranger, null, default));
            Assert.Equal((1, "open"), (summary.Models, summary.Best!.Name));
        }

        await hub.Services.Repositories.ChangeAsync(hub.Alice, hub.Dataset, Visibility.Private, null, default);
        Assert.Equal(2, (await hub.BoardAsync(hub.Alice, spec)).Rows.Count);
        await RefusalAssert.IsAsync(Refusal.NotFound, () => hub.BoardAsync(hub.Bob, spec));
        Assert.Empty(await hub.Services.Judging.Leaderboards.ListAsync(hub.Bob, null, default));
        Assert.Empty((await hub.Services.Judging.Evaluations.ListAsync(hub.Bob, open, default)).Results);
        Assert.Empty((await hub.Services.Judging.Evaluations.ListAsync(hub.Bob, open, default)).Jobs);
        await RefusalAssert.IsAsync(Refusal.NotFound, () => hub.Services.Judging.Specs.FindAsync(hub.Bob, spec.Id.ToString(), default));
    }

    [Fact]
    public async Task Deleted_models_go_and_renamed_ones_stay_under_their_new_names()
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var spec = await hub.AddSpecAsync();
        var (gone, moved) = (await hub.ModelAsync("gone", 0.9), await hub.ModelAsync("old", 0.5));
        await hub.MeasureAsync(gone, spec);
        await hub.MeasureAsync(moved, spec);
        await hub.Services.Repositories.DeleteAsync(hub.Alice, gone, default);
        await hub.Services.Repositories.MoveAsync(hub.Alice, moved, moved with { Name = "new" }, default);
        var row = Assert.Single((await hub.BoardAsync(hub.Bob, spec)).Rows);
        Assert.Equal(("new", true), (row.Model.Name, row.IsVerified));
    }

    [Theory]
    [InlineData("score")]
    [InlineData("document")]
    [InlineData("commit")]
    [InlineData("parameters")]
    public async Task Rows_that_were_tampered_with_lose_their_mark(string what)
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var spec = await hub.AddSpecAsync();
        var name = await hub.ModelAsync("model", 0.5);
        await hub.MeasureAsync(name, spec);
        var other = (await hub.PushAsync(name, 0.1)).Commit;
        await hub.Services.Database.WriteAsync(
            async context =>
            {
                var row = await context.Evaluations.AsTracking().FirstAsync();
                switch (what)
                {
                    case "score": row.Score = StoredScore.ToMillionths(0.99); break;
                    case "document": row.Document = row.Document.Replace("0.5", "0.9", StringComparison.Ordinal); break;
                    case "commit": row.CommitId = other; break;
                    default: row.Parameters = 1; break;
                }

                return true;
            },
            default);
        Assert.False(Assert.Single((await hub.BoardAsync(hub.Bob, spec)).Rows).IsVerified);
    }
}
