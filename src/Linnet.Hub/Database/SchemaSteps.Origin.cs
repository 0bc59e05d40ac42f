namespace Linnet.Hub.Database;

/// <summary>Keys, signatures, versions and comparisons.</summary>
internal static partial class SchemaSteps
{
    private const string Origin = """
        CREATE TABLE "SigningKeys" ("Id" {key}, "UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "Name" {text} NOT NULL, "Fingerprint" {text} NOT NULL UNIQUE,
            "PublicKey" {bytes} NOT NULL, "Created" {int} NOT NULL, "Revoked" {int});
        CREATE INDEX "SigningKeysByUser" ON "SigningKeys" ("UserId");
        CREATE TABLE "CommitSignatures" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "CommitId" {bytes} NOT NULL,
            "KeyId" {int} NOT NULL REFERENCES "SigningKeys" ("Id") {later}, "Text" {text} NOT NULL, "Created" {int} NOT NULL, PRIMARY KEY ("RepositoryId", "CommitId", "KeyId"));
        CREATE TABLE "Versions" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "Version" {text} NOT NULL, "CommitId" {bytes} NOT NULL,
            "Created" {int} NOT NULL, PRIMARY KEY ("RepositoryId", "Version"));
        CREATE TABLE "Comparisons" ("RepositoryId" {int} NOT NULL REFERENCES "Repositories" ("Id") {later}, "BaseId" {bytes} NOT NULL, "HeadId" {bytes} NOT NULL,
            "Json" {text} NOT NULL, "Created" {int} NOT NULL, PRIMARY KEY ("RepositoryId", "BaseId", "HeadId"));
        CREATE INDEX "ComparisonsByAge" ON "Comparisons" ("RepositoryId", "Created");
        """;
}
