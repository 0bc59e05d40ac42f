namespace Linnet.Hub.Database;

/// <content>What is kept of the history and the refs of repositories of another hub.</content>
internal static partial class SchemaSteps
{
    private const string MirrorHistory = """
        CREATE TABLE "MirrorHistories" ("Kind" {int} NOT NULL, "NameKey" {text} NOT NULL, "CommitId" {bytes} NOT NULL, "Commits" {text} NOT NULL, "IsWhole" {bool} NOT NULL,
            PRIMARY KEY ("Kind", "NameKey", "CommitId"));
        CREATE TABLE "MirrorRefs" ("Kind" {int} NOT NULL, "NameKey" {text} NOT NULL, "Refs" {text} NOT NULL, "Asked" {int} NOT NULL, PRIMARY KEY ("Kind", "NameKey"));
        """;
}
