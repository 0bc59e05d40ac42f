using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Database;

/// <summary>The tables of what people do with repositories and with each other.</summary>
internal sealed partial class HubDbContext
{
    public DbSet<LikeRow> Likes => Set<LikeRow>();

    public DbSet<FollowRow> Follows => Set<FollowRow>();

    public DbSet<WatchRow> Watches => Set<WatchRow>();

    public DbSet<ActivityRow> Activities => Set<ActivityRow>();

    public DbSet<NotificationRow> Notifications => Set<NotificationRow>();

    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();

    public DbSet<CollectionRow> Collections => Set<CollectionRow>();

    public DbSet<CollectionItemRow> CollectionItems => Set<CollectionItemRow>();

    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();

    public DbSet<WebhookWatchRow> WebhookWatches => Set<WebhookWatchRow>();

    public DbSet<WebhookDeliveryRow> WebhookDeliveries => Set<WebhookDeliveryRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<AuditRow> AuditEntries => Set<AuditRow>();

    private static void AddCommunity(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LikeRow>().HasKey(row => new { row.RepositoryId, row.UserId });
        modelBuilder.Entity<FollowRow>().HasKey(row => new { row.UserId, row.AccountId });
        modelBuilder.Entity<WatchRow>().HasKey(row => new { row.UserId, row.RepositoryId });
        modelBuilder.Entity<ReviewRow>().HasKey(row => row.EventId);
        modelBuilder.Entity<ReviewRow>().Property(row => row.EventId).ValueGeneratedNever();
    }
}
