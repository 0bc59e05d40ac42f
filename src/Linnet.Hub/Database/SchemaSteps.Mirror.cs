namespace Linnet.Hub.Database;

/// <content>What is kept of another hub.</content>
internal static partial class SchemaSteps
{
    private const string Mirror = """
        CREATE TABLE "MirrorRevisions" ("Kind" {int} NOT NULL, "NameKey" {text} NOT NULL, "Revision" {text} NOT NULL, "CommitId" {bytes} NOT NULL, "Info" {text} NOT NULL,
            "IsRestricted" {bool} NOT NULL, "Asked" {int} NOT NULL, PRIMARY KEY ("Kind", "NameKey", "Revision"));
        CREATE TABLE "MirrorTrees" ("Kind" {int} NOT NULL, "NameKey" {text} NOT NULL, "CommitId" {bytes} NOT NULL, "Files" {text} NOT NULL, PRIMARY KEY ("Kind", "NameKey", "CommitId"));
        CREATE TABLE "MirrorFiles" ("Hash" {text} PRIMARY KEY, "ContentId" {bytes} NOT NULL REFERENCES "Contents" ("Id") {later}, "Size" {int} NOT NULL, "Used" {int} NOT NULL);
        CREATE INDEX "MirrorFilesByContent" ON "MirrorFiles" ("ContentId");
        CREATE INDEX "MirrorFilesByUse" ON "MirrorFiles" ("Used");
        """;
}
