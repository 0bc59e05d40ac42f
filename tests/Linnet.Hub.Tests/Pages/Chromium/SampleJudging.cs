using System.Globalization;
using System.Text;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Evaluations;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Evaluations;
using Linnet.Hub.Tests.Work;
using Linnet.Hub.Work;

namespace Linnet.Hub.Tests.Pages.Chromium;

/// <summary>Models that have been measured on the same data, so that there is a leaderboard.</summary>
internal static class SampleJudging
{
    /// <summary>Makes the data, the models and their results.</summary>
    /// <returns>The address of the leaderboard.</returns>
    internal static async Task<string> CreateAsync(HubHost hub)
    {
        await hub.CreateAsync("shop-reviews", new { type = "dataset" });
        using var lines = new StringContent(
            """
            {"key":"header","value":{"summary":"Reviews"}}
            {"key":"file","value":{"path":"test.tsv","content":"label\ttext\ngood\tfine\n","encoding":"utf-8"}}
            """,
            Encoding.UTF8,
            "application/x-ndjson");
        var revision = (string)(await HubHost.JsonAsync(await hub.SendAsync(hub.Alice, HttpMethod.Post, "/api/datasets/alice/shop-reviews/commit/main", lines)))["commitOid"]!;
        var alice = await hub.Services.Tokens.AuthenticateAsync(hub.Alice, default);
        var spec = await hub.Services.Judging.Specs.AddAsync(
            alice,
            $$"""{"format":"linnet-evaluation/1","task":"text-classification","dataset":{"repository":"alice/shop-reviews","revision":"{{revision}}","file":"test.tsv"},"metrics":["accuracy"]}""",
            1 << 20,
            default);
        var (services, workers) = (hub.Services, new FakeWorkers { More = { [EvaluationJob.Verb] = MeasuredHub.Measure } });

        // Done here and not ordered: the hub would take the jobs itself, and has no program that measures.
        var job = new EvaluationJob(services.Database, services.Revisions, services.Files, services.Contents, services.SigningKey, workers, new WorkOptions(), services.Clock);
        foreach (var (name, score, parameters) in new[] { ("reviews-tiny", 0.861, 1_200_000L), ("reviews-base", 0.934, 17_000_000L), ("reviews-linear", 0.842, 400_000L) })
        {
            await hub.CreateAsync(name, new { license = "mit" });
            await hub.CommitAsync($"alice/{name}", "main", ("config.json", string.Create(CultureInfo.InvariantCulture, $$"""{"score":{{score}},"parameters":{{parameters}}}""")));
            var row = await services.Access.OpenAsync(alice, RepositoryName.Parse(RepositoryKind.Model, $"alice/{name}"), Verb.Read, default);
            var commit = (await services.Revisions.FindAsync(row, "main", default)).Commit;
            using var folder = new TemporaryFolder();
            await job.RunAsync(
                new JobRow { Kind = JobKinds.Evaluation, RepositoryId = row.Id, CommitId = commit, Detail = new EvaluationOrder(spec.Id.ToString(), false).Write(), RequestedBy = alice.UserId },
                folder.Path,
                default);
        }

        return $"/leaderboards/text-classification/{spec.Id}";
    }
}
