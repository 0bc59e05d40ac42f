using System.Globalization;
using Npgsql;

namespace Linnet.Hub.Tests.Stores;

/// <summary>A PostgreSQL server of the tests' own in a temporary folder, which goes with them. Debian's package is installed where it is missing and that can be done.</summary>
internal sealed class PostgresServer
{
    private const string Packages = "/usr/lib/postgresql";
    private const string User = "postgres";

    /// <summary>Nothing outlives the tests, so nothing has to survive a loss of power.</summary>
    private const string Settings = "-c fsync=off -c max_connections=200 -c listen_addresses=127.0.0.1";

    private static readonly Lazy<(string? Folder, string? Missing)> Found = new(Find);

    private readonly int _port;

    private PostgresServer(int port) => _port = port;

    /// <summary>Why there can be none; null where there can.</summary>
    internal static string? Missing => Found.Value.Missing;

    internal static async Task<PostgresServer> StartAsync()
    {
        var programs = Found.Value.Folder!;
        var folder = Directory.CreateTempSubdirectory("linnet-postgres-").FullName;
        if (IsRoot) Require(Programs.Run("chown", User, folder));
        Require(Programs.Run(Prefix("initdb", programs)[0], [.. Prefix("initdb", programs)[1..], "-D", $"{folder}/data", "-U", User, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]));
        var port = Programs.FreePort();
        var start = string.Create(CultureInfo.InvariantCulture, $"{programs}/postgres -D {folder}/data -p {port} -k {folder} {Settings} </dev/null >{folder}/log 2>&1 & server=$!; read line; kill -QUIT $server; wait $server; rm -rf {folder}");
        var shell = IsRoot ? new[] { "runuser", "-u", User, "--", "sh", "-c", start } : ["sh", "-c", start];
        await Programs.WaitForPortAsync(port, Programs.StartServer(shell[0], shell[1..]));
        var server = new PostgresServer(port);
        await server.WaitAsync();
        return server;
    }

    internal string UrlOf(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://{User}@127.0.0.1:{_port}/{database}");

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={User};Database=postgres;Pooling=false"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>It refuses to run as root.</summary>
    private static string[] Prefix(string program, string folder) => IsRoot ? ["runuser", "-u", User, "--", $"{folder}/{program}"] : [$"{folder}/{program}"];

    private static void Require((int ExitCode, string Text) result)
    {
        if (result.ExitCode != 0) throw new InvalidOperationException(result.Text);
    }

    private static (string? Folder, string? Missing) Find()
    {
        if (Newest() is { } found) return (found, null);
        var install = IsRoot ? Programs.Run("apt-get", "install", "-y", "-qq", "postgresql") : Programs.Run("sudo", "-n", "apt-get", "install", "-y", "-qq", "postgresql");
        return Newest() is { } installed ? (installed, null) : (null, $"needs PostgreSQL (apt-get install postgresql), which could not be installed: {install.Text.Trim().ReplaceLineEndings(" ")}");
    }

    private static string? Newest() => !Directory.Exists(Packages) ? null : Directory.EnumerateDirectories(Packages)
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>A server that listens may still be starting.</summary>
    private async Task WaitAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 3000)
            {
                await Task.Delay(100);
            }
        }
    }
}
