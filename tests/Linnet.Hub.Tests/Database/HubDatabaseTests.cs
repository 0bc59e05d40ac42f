using Linnet.Hub.Access;
using Linnet.Hub.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Tests.Database;

public sealed class HubDatabaseTests
{
    [Fact]
    public async Task Every_column_of_the_model_is_in_the_schema()
    {
        using var store = await TestStore.OpenAsync();
        await store.Database.ReadAsync(async context =>
        {
            foreach (var entity in context.Model.GetEntityTypes())
            {
                var table = entity.GetTableName()!;
                var columns = await context.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table})").ToListAsync();
                Assert.Equal(entity.GetProperties().Select(property => property.GetColumnName()).Order(), columns.Order());
            }

            return true;
        });
    }

    [Fact]
    public async Task The_log_is_written_ahead_and_flushed_at_every_commit()
    {
        using var store = await TestStore.OpenAsync();
        await store.Database.ReadAsync(async context =>
        {
            await context.Database.OpenConnectionAsync();
            Assert.Equal("wal", (await context.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync())[0]);
            Assert.Equal(2, (await context.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync())[0]);
            return true;
        });
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing()
    {
        using var store = await TestStore.OpenAsync();
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

    [Fact]
    public async Task A_name_that_is_taken_is_a_conflict()
    {
        using var store = await TestStore.OpenAsync();
        var error = await Assert.ThrowsAsync<RefusedException>(
            () => store.Database.WriteAsync(context => Task.FromResult(context.Accounts.Add(Account("alice"))), CancellationToken.None));
        Assert.Equal(Refusal.Conflict, error.Refusal);
    }

    [Fact]
    public async Task Writers_queue_and_none_is_lost()
    {
        using var store = await TestStore.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(
            () => store.Database.WriteAsync(context => Task.FromResult(context.Accounts.Add(Account($"user{number}"))), CancellationToken.None))));
        Assert.Equal(41, await store.Database.ReadAsync(context => context.Accounts.CountAsync()));
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
