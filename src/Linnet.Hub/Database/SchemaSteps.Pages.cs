namespace Linnet.Hub.Database;

/// <content>Sessions of browsers.</content>
internal static partial class SchemaSteps
{
    private const string Sessions = """
        CREATE TABLE "Sessions" ("Hash" {bytes} PRIMARY KEY, "UserId" {int} NOT NULL REFERENCES "Accounts" ("Id") {later}, "Role" {int} NOT NULL,
            "TokenId" {int}, "Created" {int} NOT NULL, "Expires" {int} NOT NULL);
        CREATE INDEX "SessionsByUser" ON "Sessions" ("UserId");
        CREATE INDEX "SessionsByExpiry" ON "Sessions" ("Expires");
        CREATE TABLE "SignInFailures" ("NameKey" {text} PRIMARY KEY, "Count" {int} NOT NULL, "Last" {int} NOT NULL);
        """;
}
