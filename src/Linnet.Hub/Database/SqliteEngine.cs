using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Linnet.Hub.Database;

/// <summary>One file, with a log beside it: readers never wait, one writer at a time, and what is committed survives a loss of power.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    private const int Full = 13;
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueTaken = 2067;
    private const int ReferenceMissing = 787;

    private readonly string _connection;

    internal SqliteEngine(string path)
    {
        _connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 60 }.ToString();
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();

        // The mode is a property of the file and stays.
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
    }

    public bool HasConcurrentWriters => false;

    public ITextIndex TextIndex { get; } = new SqliteTextIndex();

    public void Configure(DbContextOptionsBuilder<HubDbContext> options) =>
        options.UseSqlite(_connection).AddInterceptors(new SqliteConnectionSetup());

    public Task PrepareAsync(HubDbContext context, CancellationToken cancellation) => context.Database.ExecuteSqlRawAsync(Translate(SchemaSteps.VersionTable), cancellation);

    /// <summary>There is never more than one writer: the transaction waits for its turn when it begins.</summary>
    public Task<IDbContextTransaction> BeginAsync(HubDbContext context, bool isAlone, CancellationToken cancellation) => context.Database.BeginTransactionAsync(cancellation);

    public string Translate(string step) => step
        .Replace("{search}", TextIndex.Schema, StringComparison.Ordinal)
        .Replace("{later}", "DEFERRABLE INITIALLY DEFERRED", StringComparison.Ordinal)
        .Replace("{key}", "INTEGER PRIMARY KEY AUTOINCREMENT", StringComparison.Ordinal)
        .Replace("{int}", "INTEGER", StringComparison.Ordinal)
        .Replace("{bool}", "INTEGER", StringComparison.Ordinal)
        .Replace("{text}", "TEXT", StringComparison.Ordinal)
        .Replace("{bytes}", "BLOB", StringComparison.Ordinal);

    public bool IsOutOfSpace(Exception error) => Find(error)?.SqliteErrorCode == Full;

    public bool IsDuplicate(Exception error) => Find(error)?.SqliteExtendedErrorCode is PrimaryKeyTaken or UniqueTaken;

    public bool IsDangling(Exception error) => Find(error)?.SqliteExtendedErrorCode == ReferenceMissing;

    public bool IsLost(Exception error) => false;

    public void Dispose()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private static SqliteException? Find(Exception? error) => error as SqliteException ?? (error is null ? null : Find(error.InnerException));
}
