using System.Text;
using Linnet.Client.Hub;
using Linnet.Evaluation;
using Linnet.Hub.Database;
using Linnet.Hub.Objects;
using Linnet.Signing;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Clients;

/// <summary>Measurements that a hub shows are believed only where its key says so, and says so of these very files.</summary>
public sealed class VerifyEvaluationsTests
{
    private const double Score = 0.875;

    [Fact]
    public async Task Signed_measurements_are_checked_and_what_is_wrong_is_said()
    {
        await using var bench = await ClientBench.StartAsync();
        using var client = bench.Client();
        await client.PushAsync(ClientBench.Mine, PushTests.Model(bench));
        var snapshot = await client.ListAsync(ClientBench.Mine);
        await client.PullAsync(ClientBench.Mine);
        var row = await StoreAsync(bench, snapshot);
        var right = SignedText.TryParse(row.Document)!;
        using var other = SigningKey.Generate();
        await File.WriteAllTextAsync(bench.Place("hub.pem"), bench.Host.Services.SigningKey.PublicKey.WritePem());
        await File.WriteAllTextAsync(bench.Place("other.pem"), other.PublicKey.WritePem());

        Assert.Contains("evaluation 1 (accuracy 0.875) is signed by the hub, SHA256:", Verify(bench, 0), StringComparison.Ordinal);
        Assert.Contains("is signed by the key that you trust", Verify(bench, 0, "--hub-key", "hub.pem"), StringComparison.Ordinal);
        Assert.Contains("which is not the hub's key", Verify(bench, 1, "--hub-key", "other.pem"), StringComparison.Ordinal);
        var (file, key) = (row.Document, bench.Host.Services.SigningKey);
        foreach (var (document, score, words) in new (string, double, string)[]
        {
            (file, 0.975, "is shown, and 0.875 was signed"),
            (file.Replace("0.875", "0.975", StringComparison.Ordinal), 0.975, "was changed after it was signed"),
            (SignedText.Create(right.Text, other).ToFile(), Score, "which is not the hub's key"),
            ("0.875", Score, "is not signed"),
            (SignedText.Create("{}", key).ToFile(), Score, "is no result of an evaluation"),
            (SignedText.Create(right.Text.Replace(snapshot.Commit, new string('1', 40), StringComparison.Ordinal), key).ToFile(), Score, $"was signed for alice/mine@{new string('1', 40)}"),
            (SignedText.Create(right.Text.Replace(snapshot.Files.First(known => known.Path == "config.json").Sha256!, new string('0', 64), StringComparison.Ordinal), key).ToFile(), Score, "was measured on another config.json than is listed"),
        })
        {
            await bench.Host.Services.Database.WriteAsync(
                context => context.Evaluations.ExecuteUpdateAsync(update => update.SetProperty(known => known.Document, document).SetProperty(known => known.Score, (long)Math.Round(score * 1e6))), default);
            Assert.Contains(words, Verify(bench, 1), StringComparison.Ordinal);
        }

        // What was measured of another version is no matter of this one.
        await bench.Host.Services.Database.WriteAsync(context => context.Evaluations.ExecuteUpdateAsync(update => update.SetProperty(known => known.CommitId, default(ObjectId))), default);
        Assert.DoesNotContain("evaluation", Verify(bench, 0), StringComparison.Ordinal);
    }

    private static string Verify(ClientBench bench, int exitCode, params string[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["HF_ENDPOINT"] = bench.Host.Address,
            ["HF_TOKEN"] = bench.Host.Alice,
            ["HF_HOME"] = bench.Place("home"),
            ["HF_HUB_CACHE"] = bench.Place("cache"),
            ["LINNET_CONFIG"] = bench.Place("settings"),
        };
        var result = LinnetProcess.Run(["verify", "alice/mine", .. more], bench.Place(string.Empty), string.Empty, environment);
        Assert.True(result.ExitCode == exitCode, $"{result.ExitCode}: {result.Output}{result.Error}");
        return result.Output;
    }

    /// <summary>What the hub stores when it has measured a model.</summary>
    private static async Task<EvaluationRow> StoreAsync(ClientBench bench, HubSnapshot snapshot)
    {
        var (host, services) = (bench.Host, bench.Host.Services);
        (await host.SendAsync(HttpMethod.Post, "/api/repos/create", new { name = "reviews", type = "dataset" })).EnsureSuccessStatusCode();
        var lines = "{\"key\":\"header\",\"value\":{\"summary\":\"Data\"}}\n{\"key\":\"file\",\"value\":{\"path\":\"test.tsv\",\"content\":\"label\\ttext\\na\\tb\\n\",\"encoding\":\"utf-8\"}}\n";
        var committed = await HubHost.JsonAsync(await host.SendAsync(host.Alice, HttpMethod.Post, "/api/datasets/alice/reviews/commit/main", new StringContent(lines, Encoding.UTF8, "application/x-ndjson")));
        var alice = await services.Tokens.AuthenticateAsync(host.Alice, default);
        var spec = await services.Judging.Specs.AddAsync(
            alice, $$"""{"format":"linnet-evaluation/1","task":"text-classification","dataset":{"repository":"alice/reviews","revision":"{{(string)committed["commitOid"]!}}","file":"test.tsv"},"metrics":["accuracy"]}""", 1 << 20, default);
        var model = new EvaluatedModel
        {
            Repository = "alice/mine",
            Commit = snapshot.Commit,
            Parameters = 10,
            Bytes = snapshot.Files.Sum(file => file.Size),
            Files = snapshot.Files.Where(file => file.Path is "config.json" or "model.safetensors").ToDictionary(file => file.Path, file => file.Sha256!),
        };
        var result = EvaluationResult.Of(EvaluationSpec.Parse(spec.Text), model, new MetricReport(1, new Dictionary<string, double> { ["accuracy"] = Score }));
        Assert.True(ObjectId.TryParse(snapshot.Commit, out var commit));
        var repository = await services.Database.ReadAsync(context => context.Repositories.FirstAsync(known => known.Name == "mine"));
        var row = new EvaluationRow
        {
            RepositoryId = repository.Id,
            CommitId = commit,
            SpecId = spec.Id,
            Score = (long)Math.Round(Score * 1e6),
            Parameters = model.Parameters,
            Bytes = model.Bytes,
            Created = services.Clock.GetUtcNow(),
            Document = SignedText.Create(result.ToCanonicalJson(), services.SigningKey).ToFile(),
        };
        await services.Database.WriteAsync(context => Task.FromResult(context.Evaluations.Add(row)), default);
        return row;
    }
}
