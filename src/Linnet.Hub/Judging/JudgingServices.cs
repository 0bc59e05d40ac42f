using Linnet.Hub.Evaluations;
using Linnet.Hub.Work;

namespace Linnet.Hub.Judging;

/// <summary>What judges versions, without HTTP and without processes.</summary>
internal sealed class JudgingServices : IDisposable
{
    internal JudgingServices(HubServices hub)
    {
        Jobs = new JobQueue(hub.Database, hub.Clock);
        Rules = new PushRules(hub.Database, hub.Access);
        Reports = new QualityReports(hub.Database, hub.Access, hub.Revisions, Jobs, hub.Clock);
        Specs = new EvaluationSpecs(hub.Database, hub.Access, hub.Revisions, hub.Files, hub.Clock);
        Evaluations = new EvaluationService(hub.Database, hub.Access, hub.Revisions, hub.Commits, Specs, Jobs);
        Leaderboards = new Leaderboards(hub.Database, Specs, hub.SigningKey.PublicKey);
        hub.Commits.Watchers.Add(new PushGuard(Rules, Jobs, hub.Contents));
    }

    internal JobQueue Jobs { get; }

    internal PushRules Rules { get; }

    internal QualityReports Reports { get; }

    internal EvaluationSpecs Specs { get; }

    internal EvaluationService Evaluations { get; }

    internal Leaderboards Leaderboards { get; }

    public void Dispose() => Jobs.Dispose();
}
