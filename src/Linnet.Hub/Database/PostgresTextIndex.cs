using System.Globalization;
using System.Text;
using Linnet.Hub.Search.Text;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Database;

/// <summary>
/// Words in PostgreSQL's <c>tsvector</c>, with the fields as weights. The words are written as they are, without any of the server's dictionaries. Changes are counted by the numbers of
/// transactions: those that are still open when a mark is taken have numbers from the oldest open one on, so that nobody has to wait for a common counter.
/// </summary>
internal sealed class PostgresTextIndex : ITextIndex
{
    private const string Weights = "DCBA";

    public string Schema => """
        CREATE TABLE "SearchWords" ("RepositoryId" bigint PRIMARY KEY, "Words" tsvector NOT NULL);
        CREATE INDEX "SearchWordsByWord" ON "SearchWords" USING gin ("Words");
        CREATE FUNCTION "SearchRepositoryAdded"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO "SearchEntries" ("RepositoryId", "Change") VALUES (NEW."Id", pg_current_xact_id()::text::bigint);
            RETURN NULL;
        END $$;
        CREATE FUNCTION "SearchRepositoryChanged"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            UPDATE "SearchEntries" SET "Change" = pg_current_xact_id()::text::bigint WHERE "RepositoryId" = NEW."Id";
            RETURN NULL;
        END $$;
        CREATE FUNCTION "SearchRepositoryGone"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            DELETE FROM "SearchEntries" WHERE "RepositoryId" = OLD."Id";
            RETURN NULL;
        END $$;
        CREATE FUNCTION "SearchEntryChanged"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            NEW."Change" := pg_current_xact_id()::text::bigint;
            RETURN NEW;
        END $$;
        CREATE TRIGGER "SearchRepositoryAdded" AFTER INSERT ON "Repositories" FOR EACH ROW EXECUTE FUNCTION "SearchRepositoryAdded"();
        CREATE TRIGGER "SearchRepositoryChanged" AFTER UPDATE ON "Repositories" FOR EACH ROW EXECUTE FUNCTION "SearchRepositoryChanged"();
        CREATE TRIGGER "SearchRepositoryGone" AFTER DELETE ON "Repositories" FOR EACH ROW EXECUTE FUNCTION "SearchRepositoryGone"();
        CREATE TRIGGER "SearchEntryChanged" BEFORE UPDATE ON "SearchEntries" FOR EACH ROW EXECUTE FUNCTION "SearchEntryChanged"();
        """;

    public async Task PutAsync(HubDbContext context, long repositoryId, SearchWords words, CancellationToken cancellation)
    {
        var vector = new StringBuilder();
        Add(vector, words.Name, SearchField.Name);
        Add(vector, words.Tags, SearchField.Tags);
        Add(vector, words.Summary, SearchField.Summary);
        Add(vector, words.Body, SearchField.Body);
        var text = vector.ToString();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SearchWords" ("RepositoryId", "Words") VALUES ({repositoryId}, CAST({text} AS tsvector))
            ON CONFLICT ("RepositoryId") DO UPDATE SET "Words" = EXCLUDED."Words"
            """,
            cancellation);
    }

    public Task RenameAsync(HubDbContext context, long repositoryId, string words, CancellationToken cancellation)
    {
        var vector = new StringBuilder();
        Add(vector, words, SearchField.Name);
        var text = vector.ToString();
        return context.Database.ExecuteSqlAsync(
            $$"""UPDATE "SearchWords" SET "Words" = CAST({{text}} AS tsvector) || ts_filter("Words", CAST(ARRAY['b', 'c', 'd'] AS "char"[])) WHERE "RepositoryId" = {{repositoryId}}""", cancellation);
    }

    public Task RemoveAsync(HubDbContext context, long repositoryId, CancellationToken cancellation) =>
        context.Database.ExecuteSqlAsync($"""DELETE FROM "SearchWords" WHERE "RepositoryId" = {repositoryId}""", cancellation);

    public Task PruneAsync(HubDbContext context, CancellationToken cancellation) => context.Database.ExecuteSqlAsync(
        $"""DELETE FROM "SearchWords" WHERE NOT EXISTS (SELECT 1 FROM "Repositories" WHERE "Id" = "RepositoryId" AND "Deleted" IS NULL)""", cancellation);

    public async Task MatchAsync(HubDbContext context, IReadOnlyList<SearchTerm> terms, SearchField fields, Action<long> found, CancellationToken cancellation)
    {
        var query = string.Join(" & ", terms.Select(term => $"{Quoted(term.Text)}:{(term.IsPrefix ? "*" : string.Empty)}{Weights[(int)fields..]}"));
        var rows = context.Database.SqlQuery<long>($"""SELECT "RepositoryId" AS "Value" FROM "SearchWords" WHERE "Words" @@ CAST({query} AS tsquery)""").AsAsyncEnumerable();
        await foreach (var id in rows.WithCancellation(cancellation)) found(id);
    }

    public async Task<ChangeMark> MarkAsync(HubDbContext context, CancellationToken cancellation)
    {
        // Written as oldest:next:open,open,...
        var moment = (await context.Database.SqlQuery<string>($"""SELECT CAST(pg_current_snapshot() AS text) AS "Value" """).ToListAsync(cancellation))[0];
        return new ChangeMark(long.Parse(moment.AsSpan(0, moment.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture), moment);
    }

    /// <summary>A place is only there to carry its weight.</summary>
    private static void Add(StringBuilder vector, string words, SearchField field)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            vector.Append(Quoted(word)).Append(':').Append((int)SearchField.Name + 1 - (int)field).Append(Weights[(int)field]).Append(' ');
    }

    private static string Quoted(string word) => $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
