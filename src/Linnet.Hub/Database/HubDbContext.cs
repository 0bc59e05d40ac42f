using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Database;

/// <summary>All tables of the hub, the same in every database; <see cref="SchemaSteps"/> creates them.</summary>
internal sealed partial class HubDbContext(DbContextOptions<HubDbContext> options) : DbContext(options)
{
    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<AccessRequestRow> AccessRequests => Set<AccessRequestRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<PackRow> Packs => Set<PackRow>();

    public DbSet<ContentRow> Contents => Set<ContentRow>();

    public DbSet<SegmentRow> Segments => Set<SegmentRow>();

    public DbSet<ChunkRow> Chunks => Set<ChunkRow>();

    public DbSet<UploadRow> Uploads => Set<UploadRow>();

    public DbSet<RepositoryContentRow> RepositoryContents => Set<RepositoryContentRow>();

    public DbSet<TreeRow> Trees => Set<TreeRow>();

    public DbSet<BlobRow> Blobs => Set<BlobRow>();

    public DbSet<CommitRow> Commits => Set<CommitRow>();

    public DbSet<RepositoryRow> Repositories => Set<RepositoryRow>();

    public DbSet<RepositoryTagRow> RepositoryTags => Set<RepositoryTagRow>();

    public DbSet<SearchEntryRow> SearchEntries => Set<SearchEntryRow>();

    public DbSet<FormerNameRow> FormerNames => Set<FormerNameRow>();

    public DbSet<RefRow> Refs => Set<RefRow>();

    public DbSet<DiscussionRow> Discussions => Set<DiscussionRow>();

    public DbSet<DiscussionEventRow> DiscussionEvents => Set<DiscussionEventRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<SignInFailureRow> SignInFailures => Set<SignInFailureRow>();

    public DbSet<SignInLinkRow> SignInLinks => Set<SignInLinkRow>();

    public DbSet<DeviceLoginRow> DeviceLogins => Set<DeviceLoginRow>();

    public DbSet<QuotaRow> Quotas => Set<QuotaRow>();

    public DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    public DbSet<CommitSignatureRow> CommitSignatures => Set<CommitSignatureRow>();

    public DbSet<VersionRow> Versions => Set<VersionRow>();

    public DbSet<ComparisonRow> Comparisons => Set<ComparisonRow>();

    public DbSet<JobRow> Jobs => Set<JobRow>();

    public DbSet<QualityReportRow> QualityReports => Set<QualityReportRow>();

    public DbSet<PushRuleRow> PushRules => Set<PushRuleRow>();

    public DbSet<EvaluationSpecRow> EvaluationSpecs => Set<EvaluationSpecRow>();

    public DbSet<EvaluationRow> Evaluations => Set<EvaluationRow>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<ContentId>().HaveConversion<ContentIdConverter>();
        configurationBuilder.Properties<ObjectId>().HaveConversion<ObjectIdConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MembershipRow>().HasKey(row => new { row.OrganizationId, row.UserId });
        modelBuilder.Entity<AccessRequestRow>().HasKey(row => new { row.RepositoryId, row.UserId });
        modelBuilder.Entity<SessionRow>().HasKey(row => row.Hash);
        modelBuilder.Entity<SignInFailureRow>().HasKey(row => row.NameKey);
        modelBuilder.Entity<SignInLinkRow>().HasKey(row => row.Hash);
        modelBuilder.Entity<SettingRow>().HasKey(row => row.Name);
        modelBuilder.Entity<ContentRow>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<SegmentRow>().HasKey(row => new { row.ContentId, row.Ordinal });
        modelBuilder.Entity<ChunkRow>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<UploadRow>().HasKey(row => new { row.UserId, row.ContentId });
        modelBuilder.Entity<RepositoryContentRow>().HasKey(row => new { row.RepositoryId, row.ContentId });
        modelBuilder.Entity<TreeRow>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<BlobRow>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<CommitRow>().HasKey(row => new { row.RepositoryId, row.Id });
        modelBuilder.Entity<RepositoryRow>().Ignore(row => row.FullName);
        modelBuilder.Entity<RepositoryTagRow>().HasKey(row => new { row.RepositoryId, row.Tag });
        modelBuilder.Entity<FormerNameRow>().HasKey(row => new { row.Kind, row.NameKey });
        modelBuilder.Entity<DeviceLoginRow>().HasKey(row => row.Hash);
        modelBuilder.Entity<QuotaRow>().HasKey(row => row.AccountId);
        modelBuilder.Entity<QuotaRow>().Property(row => row.AccountId).ValueGeneratedNever();
        modelBuilder.Entity<MirrorRevisionRow>().HasKey(row => new { row.Kind, row.NameKey, row.Revision });
        modelBuilder.Entity<MirrorTreeRow>().HasKey(row => new { row.Kind, row.NameKey, row.CommitId });
        modelBuilder.Entity<MirrorHistoryRow>().HasKey(row => new { row.Kind, row.NameKey, row.CommitId });
        modelBuilder.Entity<MirrorRefsRow>().HasKey(row => new { row.Kind, row.NameKey });
        modelBuilder.Entity<MirrorFileRow>().HasKey(row => row.Hash);
        modelBuilder.Entity<RefRow>().HasKey(row => new { row.RepositoryId, row.Name });
        modelBuilder.Entity<SearchEntryRow>().HasKey(row => row.RepositoryId);
        modelBuilder.Entity<CommitSignatureRow>().HasKey(row => new { row.RepositoryId, row.CommitId, row.KeyId });
        modelBuilder.Entity<VersionRow>().HasKey(row => new { row.RepositoryId, row.Version });
        modelBuilder.Entity<ComparisonRow>().HasKey(row => new { row.RepositoryId, row.BaseId, row.HeadId });
        modelBuilder.Entity<QualityReportRow>().HasKey(row => new { row.RepositoryId, row.CommitId });
        modelBuilder.Entity<PushRuleRow>().HasKey(row => row.RepositoryId);
        modelBuilder.Entity<PushRuleRow>().Property(row => row.RepositoryId).ValueGeneratedNever();
        modelBuilder.Entity<EvaluationSpecRow>().Property(row => row.Id).ValueGeneratedNever();
        AddCommunity(modelBuilder);
    }
}
