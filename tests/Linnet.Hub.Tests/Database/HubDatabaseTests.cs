using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Linnet.Hub.Tests.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Database;

public sealed class HubDatabaseTests
{
    [Theory, OnFiles, OnServers]
    public async Task Every_column_of_the_model_is_in_the_schema(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        await store.Database.ReadAsync(async context =>
        {
            foreach (var entity in context.Model.GetEntityTypes())
            {
                var table = entity.GetTableName()!;
                var columns = place == Store.Files
                    ? await context.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table})").ToListAsync()
                    : await context.Database.SqlQuery<string>($"SELECT column_name::text AS \"Value\" FROM information_schema.columns WHERE table_name = {table}").ToListAsync();
                Assert.Equal(entity.GetProperties().Select(property => property.GetColumnName()).Order(), columns.Order());
            }

            return true;
        });
    }

    [Fact]
    public async Task The_log_is_written_ahead_and_flushed_at_every_commit()
    {
        using var store = await TestStore.OpenAsync(Store.Files);
        await store.Database.ReadAsync(async context =>
        {
            await context.Database.OpenConnectionAsync();
            Assert.Equal("wal", (await context.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync())[0]);
            Assert.Equal(2, (await context.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync())[0]);
            return true;
        });
    }

    [Theory, OnFiles, OnServers]
    public async Task A_write_that_fails_leaves_nothing(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.WriteAsync<bool>(
            async context =>
            {
                context.Accounts.Add(Account("bob"));
                await context.SaveChangesAsync();
                throw new InvalidOperationException("stop");
            },
            CancellationToken.None));
        Assert.Equal(["alice"], await store.Database.ReadAsync(context => context.Accounts.Select(row => row.Name).ToListAsync()));
    }

    [Theory, OnFiles, OnServers]
    public async Task A_name_that_is_taken_is_a_conflict(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        var error = await Assert.ThrowsAsync<RefusedException>(
            () => store.Database.WriteAsync(context => Task.FromResult(context.Accounts.Add(Account("alice"))), CancellationToken.None));
        Assert.Equal(Refusal.Conflict, error.Refusal);
    }

    [Theory, OnFiles, OnServers]
    public async Task Writers_queue_and_none_is_lost(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(
            () => store.Database.WriteAsync(context => Task.FromResult(context.Accounts.Add(Account($"user{number}"))), CancellationToken.None))));
        Assert.Equal(41, await store.Database.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Theory, OnFiles, OnServers]
    public async Task Writers_that_decide_by_what_they_read_decide_one_after_the_other(string place)
    {
        using var store = await TestStore.OpenAsync(place);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.Database.WriteAsync(
            async context =>
            {
                // No row of another writer is touched, so nothing but the reading itself can show that both began at once.
                var count = await context.Settings.CountAsync();
                return context.Settings.Add(new SettingRow { Name = $"{count} {Guid.NewGuid()}", Value = [] });
            },
            CancellationToken.None))));
        var names = await store.Database.ReadAsync(context => context.Settings.Select(row => row.Name).ToListAsync());
        Assert.Equal(Enumerable.Range(0, 20), names.Select(name => int.Parse(name.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Theory, OnFiles, OnServers]
    public async Task Hubs_that_start_at_once_make_the_schema_once(string place)
    {
        using var store = await Store.CreateAsync(place, isEmpty: true);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var database = store.OpenDatabase();
            await database.OpenAsync(CancellationToken.None);
            Assert.Equal(0, await database.ReadAsync(context => context.Accounts.CountAsync()));
        })));
    }

    [Theory]
    [InlineData("postgres://", "give an address such as")]
    [InlineData("mysql://a/b", "give an address such as")]
    [InlineData("postgres://host", "give an address such as")]
    [InlineData("postgres://host/name?colour=red", "is no setting")]
    [InlineData("postgres://host/name?MaxPoolSize=many", "is no setting")]
    public void An_address_that_names_no_database_is_explained(string url, string message) =>
        Assert.Contains(message, Assert.Throws<ConfigurationException>(() => PostgresUrl.Parse(url)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_address_names_server_user_password_and_settings()
    {
        var connection = PostgresUrl.Parse("postgres://al%40ice:p%3Aw@db.example:5433/the%20hub?SslMode=Require");
        Assert.Equal(("db.example", 5433, "al@ice", "p:w", "the hub", Npgsql.SslMode.Require), (connection.Host, connection.Port, connection.Username, connection.Password, connection.Database, connection.SslMode));
        Assert.Equal(5432, PostgresUrl.Parse("postgresql://h/n").Port);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_one_line()
    {
        using var database = new HubDatabase(new PostgresEngine("postgres://nobody@127.0.0.1:1/none"));
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => database.OpenAsync(CancellationToken.None));
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        using (var first = new HubDatabase(new SqliteEngine(folder.File("hub.db"))))
        {
            await first.OpenAsync(CancellationToken.None);
            await first.OpenAsync(CancellationToken.None);
            await first.WriteAsync(context => context.Database.ExecuteSqlAsync($"UPDATE Schema SET Version = 1000"), CancellationToken.None);
        }

        using var second = new HubDatabase(new SqliteEngine(folder.File("hub.db")));
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => second.OpenAsync(CancellationToken.None));
        Assert.Contains("schema 1000", error.Message, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
    }

    private static AccountRow Account(string name) => new() { Name = name, NameKey = name, Kind = AccountKind.User, Created = DateTimeOffset.UnixEpoch };
}
