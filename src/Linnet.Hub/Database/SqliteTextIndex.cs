using System.Globalization;
using System.Text;
using Linnet.Hub.Search.Text;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Database;

/// <summary>Words in SQLite's FTS5. Its own cutting of texts is kept out of it: words come with spaces between them, and the tokenizer <c>ascii</c> takes them as they are.</summary>
internal sealed class SqliteTextIndex : ITextIndex
{
    // The beginnings of two and three letters have lists of their own: they are what is asked for while somebody types.
    public string Schema => """
        CREATE VIRTUAL TABLE "SearchWords" USING fts5("Name", "Tags", "Summary", "Body", tokenize = 'ascii', detail = 'column', prefix = '2 3');
        CREATE TABLE "SearchClock" ("Change" INTEGER NOT NULL);
        INSERT INTO "SearchClock" VALUES (0);
        CREATE TRIGGER "SearchRepositoryAdded" AFTER INSERT ON "Repositories" BEGIN
            UPDATE "SearchClock" SET "Change" = "Change" + 1;
            INSERT INTO "SearchEntries" ("RepositoryId", "Change") SELECT NEW."Id", "Change" FROM "SearchClock";
        END;
        CREATE TRIGGER "SearchRepositoryChanged" AFTER UPDATE ON "Repositories" BEGIN
            UPDATE "SearchClock" SET "Change" = "Change" + 1;
            UPDATE "SearchEntries" SET "Change" = (SELECT "Change" FROM "SearchClock") WHERE "RepositoryId" = NEW."Id";
        END;
        CREATE TRIGGER "SearchRepositoryGone" AFTER DELETE ON "Repositories" BEGIN
            DELETE FROM "SearchEntries" WHERE "RepositoryId" = OLD."Id";
        END;
        CREATE TRIGGER "SearchEntryChanged" AFTER UPDATE OF "Fingerprint", "Parameters", "MainSize", "TrendLevel" ON "SearchEntries" BEGIN
            UPDATE "SearchClock" SET "Change" = "Change" + 1;
            UPDATE "SearchEntries" SET "Change" = (SELECT "Change" FROM "SearchClock") WHERE "RepositoryId" = NEW."RepositoryId";
        END;
        """;

    public async Task PutAsync(HubDbContext context, long repositoryId, SearchWords words, CancellationToken cancellation)
    {
        await RemoveAsync(context, repositoryId, cancellation);
        await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "SearchWords" (rowid, "Name", "Tags", "Summary", "Body") VALUES ({repositoryId}, {words.Name}, {words.Tags}, {words.Summary}, {words.Body})""", cancellation);
    }

    public Task RenameAsync(HubDbContext context, long repositoryId, string words, CancellationToken cancellation) =>
        context.Database.ExecuteSqlAsync($"""UPDATE "SearchWords" SET "Name" = {words} WHERE rowid = {repositoryId}""", cancellation);

    public Task RemoveAsync(HubDbContext context, long repositoryId, CancellationToken cancellation) =>
        context.Database.ExecuteSqlAsync($"""DELETE FROM "SearchWords" WHERE rowid = {repositoryId}""", cancellation);

    public Task PruneAsync(HubDbContext context, CancellationToken cancellation) => context.Database.ExecuteSqlAsync(
        $"""DELETE FROM "SearchWords" WHERE rowid IN (SELECT rowid FROM "SearchWords" EXCEPT SELECT "Id" FROM "Repositories" WHERE "Deleted" IS NULL)""", cancellation);

    public async Task MatchAsync(HubDbContext context, IReadOnlyList<SearchTerm> terms, SearchField fields, Action<long> found, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();

        // One text instead of a row for each: of a frequent word there are tens of thousands, and stepping from row to row costs more than finding them.
        command.CommandText = """SELECT group_concat(rowid, ' ') FROM "SearchWords" WHERE "SearchWords" MATCH $match""";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "$match";
        parameter.Value = Expression(terms, fields);
        command.Parameters.Add(parameter);
        if (await command.ExecuteScalarAsync(cancellation) is not string numbers) return;
        foreach (var part in numbers.AsSpan().Split(' ')) found(long.Parse(numbers.AsSpan(part), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    public async Task<ChangeMark> MarkAsync(HubDbContext context, CancellationToken cancellation)
    {
        var change = (await context.Database.SqlQuery<long>($"""SELECT "Change" AS "Value" FROM "SearchClock" """).ToListAsync(cancellation))[0];
        return new ChangeMark(change + 1, change.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Words hold letters and digits only, and stand in quotes all the same: so none of them is ever an operator.</summary>
    private static string Expression(IReadOnlyList<SearchTerm> terms, SearchField fields)
    {
        var text = new StringBuilder(fields switch
        {
            SearchField.Name => "{\"Name\"} : (",
            SearchField.Tags => "{\"Name\" \"Tags\"} : (",
            SearchField.Summary => "{\"Name\" \"Tags\" \"Summary\"} : (",

            // Everywhere: nothing to be sorted out.
            _ => "(",
        });
        foreach (var term in terms) text.Append('"').Append(term.Text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append(term.IsPrefix ? "\" * " : "\" ");
        return text.Append(')').ToString();
    }
}
