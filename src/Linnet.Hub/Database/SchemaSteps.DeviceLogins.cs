namespace Linnet.Hub.Database;

internal static partial class SchemaSteps
{
    private const string DeviceLogins = """
        CREATE TABLE "DeviceLogins" ("Hash" {bytes} PRIMARY KEY, "UserCode" {text} NOT NULL UNIQUE, "Client" {text} NOT NULL, "Expires" {int} NOT NULL, "Asked" {int} NOT NULL,
            "State" {int} NOT NULL, "UserId" {int} REFERENCES "Accounts" ("Id") {later}, "Role" {int} NOT NULL);
        """;
}
