using Linnet.Hub.Database;

namespace Linnet.Hub.Pages.Home;

/// <summary>What the home page shows.</summary>
/// <param name="Newest">Models changed last.</param>
/// <param name="Popular">Models that get attention lately.</param>
/// <param name="Mine">Repositories of who has signed in.</param>
/// <param name="NeedsPassword">Who has signed in has no password yet.</param>
internal sealed record HomeView(IReadOnlyList<RepositoryRow> Newest, IReadOnlyList<RepositoryRow> Popular, IReadOnlyList<RepositoryRow> Mine, bool NeedsPassword);
