namespace Linnet.Hub.Database;

/// <summary>Tables of finding.</summary>
internal static partial class SchemaSteps
{
    /// <summary>Repositories that are there already get entries without words, which are made at the next start.</summary>
    private const string Search = """
        CREATE TABLE "SearchEntries" ("RepositoryId" {int} PRIMARY KEY, "Change" {int} NOT NULL DEFAULT 0, "Fingerprint" {int} NOT NULL DEFAULT 0,
            "Facets" {text} NOT NULL DEFAULT '', "Summary" {text}, "Parameters" {int}, "ParameterTypes" {text}, "MainSize" {int} NOT NULL DEFAULT 0,
            "Sketch" {bytes}, "TrendLevel" {int} NOT NULL DEFAULT 0);
        CREATE INDEX "SearchEntriesByChange" ON "SearchEntries" ("Change");
        INSERT INTO "SearchEntries" ("RepositoryId") SELECT "Id" FROM "Repositories";
        {search}
        """;
}
