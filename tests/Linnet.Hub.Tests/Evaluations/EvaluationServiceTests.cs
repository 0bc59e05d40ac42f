using System.Text.Json.Nodes;
using Linnet.Evaluation;
using Linnet.Hub.Access;
using Linnet.Hub.Repositories;
using Linnet.Hub.Work;
using Linnet.Signing;

namespace Linnet.Hub.Tests.Evaluations;

public sealed class EvaluationServiceTests
{
    [Fact]
    public async Task A_result_is_signed_by_the_hub_and_says_what_was_measured()
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var spec = await hub.AddSpecAsync();
        var name = await hub.ModelAsync("model", 0.875);
        await hub.MeasureAsync(name, spec);
        var (row, _) = Assert.Single((await hub.Services.Judging.Evaluations.ListAsync(hub.Alice, name, default)).Results);
        var signed = SignedText.TryParse(row.Document)!;
        Assert.True(signed.IsIntact);
        Assert.Equal(hub.Services.SigningKey.PublicKey.Fingerprint, signed.Key.Fingerprint);
        var result = EvaluationResult.TryParse(signed.Text)!;
        Assert.Equal((0.875, name.Id, row.CommitId.ToString()), (result.Score, result.Model.Repository, result.Model.Commit));
        Assert.Equal(spec.Id.ToString(), result.Spec.Sha256);
        Assert.Equal(64, result.Spec.Dataset.Sha256!.Length);
        Assert.Null(await hub.Services.Judging.Evaluations.OrderAsync(hub.Alice, name, "main", spec, default));
    }

    [Fact]
    public async Task Only_who_may_commit_has_models_measured()
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var spec = await hub.AddSpecAsync();
        var (open, hidden) = (await hub.ModelAsync("open", 0.5), await hub.ModelAsync("hidden", 0.5, Visibility.Private));
        await RefusalAssert.IsAsync(Refusal.Forbidden, () => hub.MeasureAsync(open, spec, hub.Bob));
        await RefusalAssert.IsAsync(Refusal.LoginNeeded, () => hub.MeasureAsync(open, spec, Caller.Anonymous));
        await RefusalAssert.IsAsync(Refusal.RepositoryNotFound, () => hub.MeasureAsync(hidden, spec, hub.Bob));
        await RefusalAssert.IsAsync(Refusal.RevisionNotFound, () => hub.MeasureAsync(open, spec, revision: "nowhere"));
    }

    [Fact]
    public async Task Data_that_one_may_not_see_or_that_are_others_are_refused()
    {
        await using var hub = await MeasuredHub.OpenAsync(Visibility.Private);
        Task AddAsync(Caller caller, string spec) => hub.Services.Judging.Specs.AddAsync(caller, spec, 1 << 20, default);
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => AddAsync(hub.Bob, hub.Spec()));
        var missing = hub.Spec().Replace("reviews", "nothing", StringComparison.Ordinal);
        Assert.Equal(
            (await RefusalAssert.IsAsync(Refusal.BadRequest, () => AddAsync(hub.Bob, missing))).Message,
            (await RefusalAssert.IsAsync(Refusal.BadRequest, () => AddAsync(hub.Bob, hub.Spec()))).Message.Replace("reviews", "nothing", StringComparison.Ordinal));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => AddAsync(hub.Alice, hub.Spec(more: $",\"sha256\":\"{new string('0', 64)}\"")));
        await RefusalAssert.IsAsync(Refusal.EntryNotFound, () => AddAsync(hub.Alice, hub.Spec().Replace("test.tsv", "train.tsv", StringComparison.Ordinal)));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => AddAsync(hub.Alice, hub.Spec(more: ",\"color\":\"red\"")));
        await RefusalAssert.IsAsync(Refusal.BadRequest, () => AddAsync(hub.Alice, "{"));
        Assert.Contains("3 bytes", (await RefusalAssert.IsAsync(Refusal.BadRequest, () => hub.Services.Judging.Specs.AddAsync(hub.Alice, hub.Spec(), 3, default))).Message.Replace("up to 3.", "up to 3 bytes", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_specification_is_kept_once_with_the_hash_of_its_file()
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var first = await hub.AddSpecAsync();
        var spec = EvaluationSpec.Parse(first.Text);
        Assert.Equal(spec.Sha256, first.Id.ToString());
        Assert.Equal(first.Id, (await hub.Services.Judging.Specs.AddAsync(hub.Bob, spec.ToCanonicalJson(), 1 << 20, default)).Id);
        Assert.Equal(first.Text, (await hub.Services.Judging.Specs.FindAsync(Caller.Anonymous, spec.Sha256, default)).Text);
        await RefusalAssert.IsAsync(Refusal.NotFound, () => hub.Services.Judging.Specs.FindAsync(hub.Alice, "x", default));
    }

    [Theory]
    [InlineData("\"commit\":\"", "\"commit\":\"0")]
    [InlineData("\"bytes\":", "\"bytes\":1")]
    [InlineData("\"config.json\":\"", "\"config.json\":\"0")]
    [InlineData("alice/model", "alice/famous")]
    [InlineData("{", "")]
    public async Task A_worker_that_lies_about_what_it_measured_gets_no_signature(string before, string after)
    {
        await using var hub = await MeasuredHub.OpenAsync(measure: body => JsonValue.Create(((string)MeasuredHub.Measure(body)!).Replace(before, after, StringComparison.Ordinal)));
        var spec = await hub.AddSpecAsync();
        var name = await hub.ModelAsync("model", 0.5);
        await hub.MeasureAsync(name, spec);
        var list = await hub.Services.Judging.Evaluations.ListAsync(hub.Alice, name, default);
        Assert.Empty(list.Results);
        Assert.Equal(JobState.Failed, list.Jobs[0].State);
    }

    [Fact]
    public async Task A_model_that_cannot_be_measured_ends_with_its_reason()
    {
        await using var hub = await MeasuredHub.OpenAsync(measure: _ => throw new ConfigurationException("the label 'x' is not one of the model's"));
        var spec = await hub.AddSpecAsync();
        var name = await hub.ModelAsync("model", 0.5);
        await hub.MeasureAsync(name, spec);
        var job = (await hub.Services.Judging.Evaluations.ListAsync(hub.Alice, name, default)).Jobs[0];
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("the label 'x'", job.Problem, StringComparison.Ordinal);

        // A failure may be tried again.
        Assert.NotNull(await hub.Services.Judging.Evaluations.OrderAsync(hub.Alice, name, "main", spec, default));
    }

    [Fact]
    public async Task With_the_data_all_that_was_measured_on_them_goes()
    {
        await using var hub = await MeasuredHub.OpenAsync();
        var spec = await hub.AddSpecAsync();
        await hub.MeasureAsync(await hub.ModelAsync("model", 0.5), spec);
        await hub.Services.Repositories.DeleteAsync(hub.Alice, hub.Dataset, default);
        await RefusalAssert.IsAsync(Refusal.NotFound, () => hub.BoardAsync(hub.Alice, spec));
        hub.Hub.Hub.Clock.Now += RepositoryService.GracePeriod + TimeSpan.FromDays(1);
        await new Hub.Maintenance.GarbageCollector(hub.Services).RunAsync(default);
        Assert.Equal(0, await hub.Services.Database.ReadAsync(context => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(context.Evaluations)));
    }
}
