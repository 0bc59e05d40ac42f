using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Linnet.Hub.Database;

/// <summary>What SQLite forgets with each connection: to flush the log at every commit, and to wait for another process that writes.</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Setup = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Setup;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Setup;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
