using Npgsql;

namespace Linnet.Hub.Database;

/// <summary>
/// An address such as <c>postgres://user:password@host:5432/name?sslmode=require</c>; fields after the question mark are Npgsql's own. Without a password in it, the
/// usual ones of PostgreSQL's clients hold: the variable <c>PGPASSWORD</c> or the file <c>~/.pgpass</c>.
/// </summary>
internal static class PostgresUrl
{
    private const int DefaultPort = 5432;

    /// <summary>A server has a hundred connections as it comes; some hubs share them.</summary>
    private const int PoolSize = 25;

    private const int PoolWaitSeconds = 60;

    /// <summary>Reads an address.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    internal static NpgsqlConnectionStringBuilder Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql") || uri.Host.Length == 0 || uri.AbsolutePath.Length < 2)
            throw new ConfigurationException("--database: give an address such as postgres://user:password@host:5432/database (or leave it out for SQLite in the data folder).");
        var user = uri.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = uri.IdnHost.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : DefaultPort,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            MaxPoolSize = PoolSize,
            Timeout = PoolWaitSeconds,
        };
        if (user[0].Length > 0) connection.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) connection.Password = Uri.UnescapeDataString(user[1]);
        foreach (var (name, value) in UrlFields.Of(uri))
        {
            try
            {
                connection[name] = value;
            }
            catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
            {
                throw new ConfigurationException($"--database: '{name}={value}' is no setting of a connection: {error.Message.ReplaceLineEndings(" ")}");
            }
        }

        return connection;
    }
}
