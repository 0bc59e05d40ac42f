using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Database;

/// <content>What is kept of another hub.</content>
internal sealed partial class HubDbContext
{
    public DbSet<MirrorRevisionRow> MirrorRevisions => Set<MirrorRevisionRow>();

    public DbSet<MirrorTreeRow> MirrorTrees => Set<MirrorTreeRow>();

    public DbSet<MirrorHistoryRow> MirrorHistories => Set<MirrorHistoryRow>();

    public DbSet<MirrorRefsRow> MirrorRefs => Set<MirrorRefsRow>();

    public DbSet<MirrorFileRow> MirrorFiles => Set<MirrorFileRow>();
}
