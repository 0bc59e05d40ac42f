namespace Linnet.Hub.Database;

/// <content>Links that sign in once.</content>
internal static partial class SchemaSteps
{
    private const string SignInLinks = """
        CREATE TABLE "SignInLinks" ("Hash" {bytes} PRIMARY KEY, "UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "Expires" {int} NOT NULL);
        """;
}
