namespace Linnet.Hub.Database;

/// <summary>
/// The way from an empty database to the schema of this version, step by step; a step that has been released never changes. Words in braces
/// are types that databases name differently; references are checked when a transaction ends.
/// </summary>
internal static partial class SchemaSteps
{
    internal static readonly IReadOnlyList<string> All = [First, Second, Sessions, Search, Quotas, DeviceLogins, Origin, Judging, Mirror, Community, LikesByTime, MirrorHistory, SignInLinks];

    /// <summary>Says which steps are done; it is there before all of them.</summary>
    internal const string VersionTable = """CREATE TABLE IF NOT EXISTS "Schema" ("Name" {text} PRIMARY KEY, "Version" {int} NOT NULL)""";

    private const string First = """
        CREATE TABLE "Accounts" ("Id" {key}, "Name" {text} NOT NULL, "NameKey" {text} NOT NULL UNIQUE, "Kind" {int} NOT NULL, "FullName" {text}, "Email" {text},
            "PasswordHash" {text}, "IsAdmin" {bool} NOT NULL, "IsDisabled" {bool} NOT NULL, "Created" {int} NOT NULL);
        CREATE TABLE "Memberships" ("OrganizationId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later},
            "Role" {int} NOT NULL, PRIMARY KEY ("OrganizationId", "UserId"));
        CREATE INDEX "MembershipsByUser" ON "Memberships" ("UserId");
        CREATE TABLE "Tokens" ("Id" {key}, "UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "Name" {text} NOT NULL, "Hash" {bytes} NOT NULL UNIQUE,
            "Role" {int} NOT NULL, "Created" {int} NOT NULL, "Expires" {int});
        CREATE TABLE "Settings" ("Name" {text} PRIMARY KEY, "Value" {bytes} NOT NULL);

        CREATE TABLE "Packs" ("Id" {text} PRIMARY KEY, "Size" {int} NOT NULL, "Created" {int} NOT NULL);
        CREATE TABLE "Contents" ("Id" {bytes} PRIMARY KEY, "Size" {int} NOT NULL, "GitId" {bytes} NOT NULL, "Created" {int} NOT NULL);
        CREATE TABLE "Segments" ("ContentId" {bytes} NOT NULL REFERENCES "Contents" ("Id") {later}, "Ordinal" {int} NOT NULL,
            "PackId" {text} NOT NULL REFERENCES "Packs" ("Id") {later}, "Offset" {int} NOT NULL, "Length" {int} NOT NULL, PRIMARY KEY ("ContentId", "Ordinal"));
        CREATE INDEX "SegmentsByPack" ON "Segments" ("PackId");
        CREATE TABLE "Chunks" ("Id" {bytes} PRIMARY KEY, "PackId" {text} NOT NULL REFERENCES "Packs" ("Id") {later}, "Offset" {int} NOT NULL, "Length" {int} NOT NULL);
        CREATE INDEX "ChunksByPack" ON "Chunks" ("PackId");
        CREATE TABLE "Uploads" ("UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "ContentId" {bytes} NOT NULL REFERENCES "Contents" ("Id") {later},
            "At" {int} NOT NULL, PRIMARY KEY ("UserId", "ContentId"));
        CREATE INDEX "UploadsByContent" ON "Uploads" ("ContentId");

        CREATE TABLE "Trees" ("Id" {bytes} PRIMARY KEY, "Bytes" {bytes} NOT NULL);
        CREATE TABLE "Blobs" ("Id" {bytes} PRIMARY KEY, "ContentId" {bytes} NOT NULL REFERENCES "Contents" ("Id") {later}, "Size" {int} NOT NULL, "IsPointer" {bool} NOT NULL);
        CREATE INDEX "BlobsByContent" ON "Blobs" ("ContentId");

        CREATE TABLE "Repositories" ("Id" {key}, "Kind" {int} NOT NULL, "OwnerId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "Namespace" {text} NOT NULL,
            "Name" {text} NOT NULL, "NameKey" {text} NOT NULL, "Visibility" {int} NOT NULL, "Gating" {int} NOT NULL, "IsDisabled" {bool} NOT NULL,
            "Created" {int} NOT NULL, "Modified" {int} NOT NULL, "Deleted" {int}, "Downloads" {int} NOT NULL, "Likes" {int} NOT NULL,
            "Card" {text}, "PipelineTag" {text}, "Library" {text});
        CREATE UNIQUE INDEX "RepositoriesByName" ON "Repositories" ("Kind", "NameKey") WHERE "Deleted" IS NULL;
        CREATE INDEX "RepositoriesByOwner" ON "Repositories" ("OwnerId");
        CREATE INDEX "RepositoriesByModified" ON "Repositories" ("Kind", "Modified");
        CREATE TABLE "RepositoryTags" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "Tag" {text} NOT NULL, PRIMARY KEY ("RepositoryId", "Tag"));
        CREATE INDEX "RepositoryTagsByTag" ON "RepositoryTags" ("Tag");
        CREATE TABLE "FormerNames" ("Kind" {int} NOT NULL, "NameKey" {text} NOT NULL, "RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later},
            PRIMARY KEY ("Kind", "NameKey"));
        CREATE TABLE "AccessRequests" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later},
            "State" {int} NOT NULL, "Asked" {int} NOT NULL, PRIMARY KEY ("RepositoryId", "UserId"));
        CREATE TABLE "RepositoryContents" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later},
            "ContentId" {bytes} NOT NULL REFERENCES "Contents" ("Id") {later}, PRIMARY KEY ("RepositoryId", "ContentId"));
        CREATE INDEX "RepositoryContentsByContent" ON "RepositoryContents" ("ContentId");
        CREATE TABLE "Commits" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "Id" {bytes} NOT NULL,
            "TreeId" {bytes} NOT NULL REFERENCES "Trees" ("Id") {later}, "ParentId" {bytes}, "Depth" {int} NOT NULL, "AuthorId" {int}, "AuthorName" {text} NOT NULL,
            "Title" {text} NOT NULL, "Message" {text} NOT NULL, "Date" {int} NOT NULL, "Bytes" {bytes} NOT NULL, PRIMARY KEY ("RepositoryId", "Id"));
        CREATE TABLE "Refs" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "Name" {text} NOT NULL, "CommitId" {bytes} NOT NULL,
            "Message" {text}, "Updated" {int} NOT NULL, PRIMARY KEY ("RepositoryId", "Name"),
            FOREIGN KEY ("RepositoryId", "CommitId") REFERENCES "Commits" ("RepositoryId", "Id") {later});
        """;

    private const string Second = """
        CREATE TABLE "Discussions" ("Id" {key}, "RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "Number" {int} NOT NULL,
            "Title" {text} NOT NULL, "Status" {int} NOT NULL, "IsPullRequest" {bool} NOT NULL, "AuthorId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later},
            "AuthorName" {text} NOT NULL, "Created" {int} NOT NULL, "BaseRef" {text}, "BaseCommitId" {bytes}, "MergeCommitId" {bytes},
            UNIQUE ("RepositoryId", "Number"));
        CREATE TABLE "DiscussionEvents" ("Id" {key}, "DiscussionId" {int} NOT NULL REFERENCES "Discussions" ("Id") {later}, "Kind" {int} NOT NULL,
            "AuthorId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "AuthorName" {text} NOT NULL, "Created" {int} NOT NULL, "Text" {text} NOT NULL,
            "Detail" {text}, "IsEdited" {bool} NOT NULL, "IsHidden" {bool} NOT NULL);
        CREATE INDEX "DiscussionEventsByDiscussion" ON "DiscussionEvents" ("DiscussionId");
        """;
}
