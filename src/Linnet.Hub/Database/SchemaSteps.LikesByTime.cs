namespace Linnet.Hub.Database;

/// <content>Counts the likes of the last days without looking at all.</content>
internal static partial class SchemaSteps
{
    private const string LikesByTime = """
        CREATE INDEX "LikesByTime" ON "Likes" ("Created", "RepositoryId");
        """;
}
