using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linnet.Evaluation;
using Linnet.Hub.Tests.Diff;
using Linnet.Hub.Tests.Pages;
using Linnet.Hub.Tests.Quality;
using Linnet.Hub.Tests.Work;
using Linnet.Signing;

namespace Linnet.Hub.Tests.Judging;

/// <summary>The whole of it behind a web server, with the real worker in a process of its own and a model that was really trained.</summary>
public sealed class JudgingOverHttpTests : IAsyncLifetime
{
    private const string Model = "alice/reviews-model";
    private const string Dataset = "alice/reviews";

    private HubHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await HubHost.StartAsync(options => options with { Work = WorkerPrograms.Real });
        await _host.CreateAsync("reviews-model");
        await PushAsync("models", Model, TrainedModel.Files);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task From_a_push_to_a_place_on_a_leaderboard_that_anybody_can_check()
    {
        await _host.CreateAsync("reviews", new { type = "dataset" });
        var revision = await PushAsync("datasets", Dataset, new MemoryFiles().Set("test.tsv", TrainedModel.TestData));
        var spec = new { format = "linnet-evaluation/1", task = "text-classification", dataset = new { repository = Dataset, revision, file = "test.tsv", split = "test" }, metrics = new[] { "accuracy", "macro_f1" } };
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.SendAsync(_host.Bob, HttpMethod.Post, $"/api/models/{Model}/evaluations", new { spec })).StatusCode);
        var ordered = await _host.SendAsync(HttpMethod.Post, $"/api/models/{Model}/evaluations", new { spec });
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        var hash = (string)(await HubHost.JsonAsync(ordered))["specSha256"]!;
        var list = await WaitAsync($"/api/models/{Model}/evaluations", list => (string)list["jobs"]![0]!["state"]!);
        Assert.Equal("done", (string?)list["jobs"]![0]!["state"]);

        // Two labels of sixteen were turned round.
        var board = await HubHost.JsonAsync(await _host.SendAsync(null, HttpMethod.Get, $"/api/leaderboards/{hash}"));
        var row = Assert.Single(board["rows"]!.AsArray())!;
        Assert.Equal((1, Model, 0.875, true), ((int)row["rank"]!, (string)row["model"]!, (double)row["score"]!, (bool)row["verified"]!));
        Assert.StartsWith($"linnet evaluate {Model}@", (string)row["command"]!, StringComparison.Ordinal);
        Assert.Equal(hash, (string)(await HubHost.JsonAsync(await _host.SendAsync(null, HttpMethod.Get, "/api/leaderboards?task=text-classification")))[0]!["specSha256"]!);

        var signed = SignedText.TryParse(await (await _host.SendAsync(null, HttpMethod.Get, (string)list["results"]![0]!["signedUrl"]!)).Content.ReadAsStringAsync())!;
        var key = await HubHost.JsonAsync(await _host.SendAsync(null, HttpMethod.Get, "/api/keys/hub"));
        Assert.True(signed.IsIntact);
        Assert.Equal((string?)key["fingerprint"], signed.Key.Fingerprint);
        Assert.Equal(signed.Key.Fingerprint, VerificationKey.ReadPem((string)key["publicKey"]!).Fingerprint);
        var result = EvaluationResult.TryParse(signed.Text)!;
        Assert.Equal((hash, 16, 0.875), (result.Spec.Sha256, result.Rows, result.Score));
        Assert.Contains("model.safetensors", result.Model.Files.Keys);

        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder.File("signed"), signed.ToFile());
        var again = Run(folder, [.. ((string)row["command"]!).Split(' ').Skip(1), "--expect", "signed", "--json"]);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(signed.Text, again.Output.TrimEnd());
        await System.IO.File.WriteAllTextAsync(folder.File("signed"), signed.ToFile().Replace("0.875", "0.975", StringComparison.Ordinal));
        Assert.Equal(1, Run(folder, [.. ((string)row["command"]!).Split(' ').Skip(1), "--expect", "signed"]).ExitCode);

        using var browser = new Browser(_host.Address);
        Assert.Contains($"/leaderboards/text-classification/{hash}", await browser.GetAsync("/leaderboards"), StringComparison.Ordinal);
        var page = await browser.GetAsync($"/leaderboards/text-classification/{hash}?lang=en");
        Assert.Contains("signed by this hub", page, StringComparison.Ordinal);
        Assert.Contains("0.8750", page, StringComparison.Ordinal);
        Assert.Contains("排行榜", await browser.GetAsync("/leaderboards?lang=zh"), StringComparison.Ordinal);
        Assert.Contains("0.8750", await browser.GetAsync($"/{Model}/evaluations?lang=zh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_answers_whoever_may_read_it_and_what_it_says_is_no_markup()
    {
        var answer = await HubHost.JsonAsync(await _host.SendAsync(null, HttpMethod.Post, $"/api/models/{Model}/try", new { inputs = "the thing is awful", parameters = new { top_k = 2 } }));
        Assert.Equal([TrainedModel.Bad, TrainedModel.Good], answer[0]!.AsArray().Select(item => (string)item!["label"]!));
        Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(new { inputs = new string('x', 5000) })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(new { inputs = 5 })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(new { text = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await TryAsync(new { inputs = "x", parameters = new { top_k = "many" } })).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await TryAsync(new { inputs = "x", more = new string('y', 100_000) })).StatusCode);

        using var browser = new Browser(_host.Address);
        var form = await browser.GetAsync($"/{Model}/try?lang=en");
        Assert.Contains("data-answer=\"try-answer\"", form, StringComparison.Ordinal);
        var page = await browser.PostAsync($"/{Model}/try", ("text", "<img src=x onerror=alert(1)> it is awful"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("&lt;script&gt;bad&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>bad", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        var refused = await browser.PostAsync($"/{Model}/try", ("text", new string('x', 5000)));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("5000", refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await _host.SendAsync(null, HttpMethod.Post, $"/{Model}/try", new { text = "x" })).StatusCode);

        await _host.SendAsync(HttpMethod.Put, $"/api/models/{Model}/settings", new { @private = true });
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.SendAsync(null, HttpMethod.Post, $"/api/models/{Model}/try", new { inputs = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _host.SendAsync(_host.Bob, HttpMethod.Post, $"/api/models/{Model}/try", new { inputs = "x" })).StatusCode);

        Task<HttpResponseMessage> TryAsync(object body) => _host.SendAsync(HttpMethod.Post, $"/api/models/{Model}/try", body);
    }

    [Fact]
    public async Task Quality_stands_in_the_api_in_listings_and_on_a_page()
    {
        var quality = await WaitAsync($"/api/models/{Model}/quality/main", quality => (string)quality["state"]!);
        Assert.Equal("done", (string?)quality["state"]);
        Assert.InRange((int)quality["report"]!["score"]!, 50, 100);
        var loads = quality["report"]!["rules"]!.AsArray().First(rule => (string?)rule!["id"] == "model.loads")!;
        Assert.Equal("pass", (string?)loads["outcome"]);
        var entry = (await _host.JsonAsync($"/api/models/{Model}/tree/main?expand=true"))[0]!;
        Assert.Equal("safe", (string?)entry["securityFileStatus"]!["status"]);
        Assert.NotNull(entry["securityFileStatus"]!["avScan"]);
        Assert.NotNull(entry["securityFileStatus"]!["pickleImportScan"]);
        Assert.Null((await _host.JsonAsync($"/api/models/{Model}/tree/main"))[0]!["securityFileStatus"]);

        using var browser = new Browser(_host.Address);
        Assert.Contains($"{(int)quality["report"]!["score"]!} of 100 points", await browser.GetAsync($"/{Model}/quality/main?lang=en"), StringComparison.Ordinal);
        Assert.Contains("模型可以加载", await browser.GetAsync($"/{Model}/quality/main?lang=zh"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, (await _host.SendAsync(HttpMethod.Post, $"/api/models/{Model}/quality/main")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.SendAsync(_host.Bob, HttpMethod.Post, $"/api/models/{Model}/quality/main")).StatusCode);

        await HubHost.JsonAsync(await _host.SendAsync(HttpMethod.Put, $"/api/models/{Model}/push-rules", new { refuseDangerous = true }));
        var refused = await _host.CommitLinesAsync(Model, "main", File("notes.txt", Encoding.UTF8.GetBytes($"token {FakeSecrets.Of("hf_", 34)}")));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.SendAsync(HttpMethod.Put, "/api/push-rules", new { refuseDangerous = true })).StatusCode);
    }

    private static object File(string path, byte[] content) => new { key = "file", value = new { content = Convert.ToBase64String(content), path, encoding = "base64" } };

    /// <summary>The command, as somebody without an account types it.</summary>
    private LinnetProcess.Result Run(TemporaryFolder folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "linnet.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        (start.Environment["HF_ENDPOINT"], start.Environment["HF_HOME"], start.Environment["HF_TOKEN"]) = (_host.Address, folder.Path, string.Empty);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new LinnetProcess.Result(process.ExitCode, output, error.Result);
    }

    /// <summary>Asks until nothing is under way any more.</summary>
    private async Task<JsonNode> WaitAsync(string address, Func<JsonNode, string> state)
    {
        while (true)
        {
            var answer = await _host.JsonAsync(address);
            if (state(answer) is not ("queued" or "running")) return answer;
            await Task.Delay(100);
        }
    }

    private async Task<string> PushAsync(string kind, string repository, MemoryFiles files)
    {
        var lines = files.All.Select(file => File(file.Path, file.Content)).Prepend(new { key = "header", value = new { summary = "Push" } });
        var body = new StringContent(string.Join('\n', lines.Select(line => JsonSerializer.Serialize(line))), Encoding.UTF8, "application/x-ndjson");
        return (string)(await HubHost.JsonAsync(await _host.SendAsync(_host.Alice, HttpMethod.Post, $"/api/{kind}/{repository}/commit/main", body)))["commitOid"]!;
    }
}
