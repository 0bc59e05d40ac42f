namespace Linnet.Hub.Database;

internal static partial class SchemaSteps
{
    private const string Quotas = """
        CREATE TABLE "Quotas" ("AccountId" {int} PRIMARY KEY REFERENCES "Accounts" ("Id") {later}, "Bytes" {int} NOT NULL);
        """;
}
