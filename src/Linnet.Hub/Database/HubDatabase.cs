using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Database;

/// <summary>The way to the tables: reads that never wait, and writes that are done whole or not at all.</summary>
internal sealed class HubDatabase : IDisposable
{
    /// <summary>The most values that one question may list; databases have limits.</summary>
    internal const int MaxParameters = 500;

    private const string VersionName = "schema-version";

    /// <summary>So often a writer tries beside others; then it keeps them out, so that nobody loses for ever.</summary>
    private const int ConcurrentAttempts = 4;

    private const int MaxAttempts = 10;

    private readonly IDatabaseEngine _engine;
    private readonly DbContextOptions<HubDbContext> _options;

    // Where the database takes one writer at a time, those of this process queue here instead of sleeping and trying again.
    private readonly SemaphoreSlim _writer = new(1, 1);

    internal HubDatabase(IDatabaseEngine engine)
    {
        _engine = engine;
        var options = new DbContextOptionsBuilder<HubDbContext>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        engine.Configure(options);
        _options = options.Options;
    }

    /// <summary>Finds rows by words.</summary>
    internal ITextIndex TextIndex => _engine.TextIndex;

    /// <summary>Brings the schema up to date.</summary>
    /// <exception cref="ConfigurationException">A later version of the program has written this database.</exception>
    internal async Task OpenAsync(CancellationToken cancellation)
    {
        await using (var context = new HubDbContext(_options)) await _engine.PrepareAsync(context, cancellation);
        await WriteAsync(
            context => context.Database.ExecuteSqlAsync($"INSERT INTO \"Schema\" (\"Name\", \"Version\") VALUES ({VersionName}, 0) ON CONFLICT DO NOTHING", cancellation), cancellation);
        while (!await StepAsync(cancellation))
        {
        }
    }

    /// <summary>Reads.</summary>
    internal async Task<T> ReadAsync<T>(Func<HubDbContext, Task<T>> read)
    {
        await using var context = new HubDbContext(_options);
        return await read(context);
    }

    /// <summary>
    /// Writes in one transaction, which is undone when <paramref name="write"/> throws. What it tracks is saved at the end. Transactions have the outcome that
    /// they would have one after the other; where the database cannot grant that, <paramref name="write"/> is called again with a fresh context.
    /// </summary>
    internal Task<T> WriteAsync<T>(Func<HubDbContext, Task<T>> write, CancellationToken cancellation) => WriteAsync(write, ConcurrentAttempts, cancellation);

    public void Dispose()
    {
        _engine.Dispose();
        _writer.Dispose();
    }

    private async Task<T> WriteAsync<T>(Func<HubDbContext, Task<T>> write, int concurrentAttempts, CancellationToken cancellation)
    {
        if (!_engine.HasConcurrentWriters) await _writer.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await TryWriteAsync(write, isAlone: attempt > concurrentAttempts, cancellation);
                }
                catch (Exception error) when (IsWorthAnother(error, attempt))
                {
                    // By then the other one has ended, or this one waits for it.
                }
            }
        }
        catch (Exception error) when (_engine.IsOutOfSpace(error))
        {
            throw new RefusedException(Refusal.OutOfSpace, "The hub's disk is full: nothing was stored; an administrator has to free space.");
        }
        catch (Exception error) when (_engine.IsDuplicate(error))
        {
            throw new RefusedException(Refusal.Conflict, "Somebody else has just created the same.");
        }
        catch (Exception error) when (_engine.IsDangling(error))
        {
            throw new RefusedException(Refusal.Conflict, "Something that this refers to has just been removed; send it again.");
        }
        finally
        {
            if (!_engine.HasConcurrentWriters) _writer.Release();
        }
    }

    /// <summary>A key that is taken, or a row that is gone, may have been another transaction's doing of which this one saw only half: once more shows it whole.</summary>
    private bool IsWorthAnother(Exception error, int attempt) =>
        _engine.HasConcurrentWriters && (_engine.IsLost(error) ? attempt < MaxAttempts : attempt == 1 && (_engine.IsDuplicate(error) || _engine.IsDangling(error)));

    private async Task<T> TryWriteAsync<T>(Func<HubDbContext, Task<T>> write, bool isAlone, CancellationToken cancellation)
    {
        await using var context = new HubDbContext(_options);
        await using var transaction = await _engine.BeginAsync(context, isAlone, cancellation);
        var result = await write(context);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    /// <summary>Takes the next step, if there is one.</summary>
    /// <returns>True where the schema is the newest.</returns>
    private Task<bool> StepAsync(CancellationToken cancellation) => WriteAsync(
        async context =>
        {
            var version = (await context.Database.SqlQuery<int>($"SELECT \"Version\" AS \"Value\" FROM \"Schema\" WHERE \"Name\" = {VersionName}").ToListAsync(cancellation))[0];
            if (version == SchemaSteps.All.Count) return true;
            if (version > SchemaSteps.All.Count)
            {
                throw new ConfigurationException(string.Create(
                    CultureInfo.InvariantCulture, $"The database of the hub has schema {version}, and this program knows {SchemaSteps.All.Count}: start the hub with the newer program that wrote it."));
            }

            await context.Database.ExecuteSqlRawAsync(_engine.Translate(SchemaSteps.All[version]), cancellation);
            await context.Database.ExecuteSqlAsync($"UPDATE \"Schema\" SET \"Version\" = {version + 1} WHERE \"Name\" = {VersionName}", cancellation);
            return false;
        },
        concurrentAttempts: 0,
        cancellation);
}
