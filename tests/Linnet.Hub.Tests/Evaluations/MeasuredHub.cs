using System.Text.Json.Nodes;
using Linnet.Evaluation;
using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Evaluations;
using Linnet.Hub.Repositories;
using Linnet.Hub.Tests.Diff;
using Linnet.Hub.Tests.Judging;
using Linnet.Hub.Tests.Work;

namespace Linnet.Hub.Tests.Evaluations;

/// <summary>A hub with a dataset of Alice's, whose worker "measures" by reading the number that stands in a model's configuration.</summary>
internal sealed class MeasuredHub : IAsyncDisposable
{
    private MeasuredHub(JudgedHub hub) => Hub = hub;

    internal JudgedHub Hub { get; }

    internal RepositoryName Dataset { get; private set; } = null!;

    internal string Revision { get; private set; } = string.Empty;

    internal Caller Alice => Hub.Hub.Alice;

    internal Caller Bob => Hub.Hub.Bob;

    internal HubServices Services => Hub.Services;

    internal static async Task<MeasuredHub> OpenAsync(Visibility dataset = Visibility.Public, Func<JsonObject, JsonNode>? measure = null)
    {
        var hub = new MeasuredHub(await JudgedHub.OpenAsync(new FakeWorkers { More = { [EvaluationJob.Verb] = measure ?? Measure } }));
        var row = await hub.Services.Repositories.CreateAsync(hub.Alice, new NewRepository(RepositoryKind.Dataset, null, "reviews", dataset, null, []), default);
        hub.Dataset = row.FullName;
        hub.Revision = (await hub.Hub.PushAsync(row.FullName, new MemoryFiles().Set("test.tsv", "label\ttext\na\tb\n"))).Commit.ToString();
        return hub;
    }

    /// <summary>A specification by this metric.</summary>
    internal string Spec(string metric = "accuracy", string? more = null) =>
        $$"""{"format":"linnet-evaluation/1","task":"text-classification","dataset":{"repository":"{{Dataset.Id}}","revision":"{{Revision}}","file":"test.tsv"{{more}}},"metrics":["{{metric}}"]}""";

    internal Task<EvaluationSpecRow> AddSpecAsync(string metric = "accuracy") => Services.Judging.Specs.AddAsync(Alice, Spec(metric), 1 << 20, default);

    /// <summary>A model that reaches a number.</summary>
    internal async Task<RepositoryName> ModelAsync(string title, double score, Visibility visibility = Visibility.Public, Caller? owner = null, long parameters = 1000)
    {
        var name = await Hub.Hub.CreateAsync(title, visibility, owner);
        await PushAsync(name, score, owner, parameters);
        return name;
    }

    internal Task<CommitResult> PushAsync(RepositoryName name, double score, Caller? owner = null, long parameters = 1000, string branch = "main") => Hub.PushAsync(
        name, branch, new MemoryFiles().Set("config.json", FormattableString.Invariant($$"""{"score":{{score}},"parameters":{{parameters}}}""")), owner);

    /// <summary>Has a model measured, now.</summary>
    internal async Task MeasureAsync(RepositoryName name, EvaluationSpecRow spec, Caller? owner = null, string revision = "main")
    {
        await Services.Judging.Evaluations.OrderAsync(owner ?? Alice, name, revision, spec, default);
        await Hub.WorkAsync();
    }

    internal async Task<Leaderboard> BoardAsync(Caller caller, EvaluationSpecRow spec) => await Services.Judging.Leaderboards.FindAsync(caller, spec.Id.ToString(), default);

    /// <summary>What an honest worker answers.</summary>
    internal static JsonNode Measure(JsonObject body)
    {
        var path = Path.Combine((string)body["folder"]!, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!;
        var spec = EvaluationSpec.Parse((string)body["spec"]!);
        var model = new EvaluatedModel
        {
            Repository = (string?)body["repository"],
            Commit = (string?)body["commit"],
            Parameters = (long)config["parameters"]!,
            Bytes = new FileInfo(path).Length,
            Files = new Dictionary<string, string> { ["config.json"] = Linnet.Hub.Content.ContentId.Of(File.ReadAllBytes(path)).ToString() },
        };
        var report = new MetricReport(1, spec.Metrics.ToDictionary(name => name, _ => (double)config["score"]!));
        return JsonValue.Create(EvaluationResult.Of(spec, model, report).ToCanonicalJson());
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
