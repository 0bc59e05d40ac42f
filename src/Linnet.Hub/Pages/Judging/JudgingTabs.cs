using Linnet.Hub.Pages.Repository;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Judging;

/// <summary>The tabs of this room.</summary>
internal static class JudgingTabs
{
    internal const string Quality = "quality";
    internal const string Evaluations = "evaluations";

    internal static IReadOnlyList<RepositoryTab> All { get; } =
    [
        new(Quality, QualityPageTexts.Tab, "/quality/main", "shield") { IsShown = IsReadModel },
        new(Evaluations, EvaluationTexts.Tab, "/evaluations", "star") { IsShown = IsReadModel },
    ];

    private static bool IsReadModel(RepositoryPage page) => page.Kind == RepositoryKind.Model && page.CanRead;
}
