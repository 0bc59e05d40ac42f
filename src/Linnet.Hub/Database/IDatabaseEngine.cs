using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Linnet.Hub.Database;

/// <summary>What differs between databases.</summary>
internal interface IDatabaseEngine : IDisposable
{
    /// <summary>Whether several writers may begin at once, and the database sorts them out.</summary>
    bool HasConcurrentWriters { get; }

    /// <summary>Finds rows by words.</summary>
    ITextIndex TextIndex { get; }

    /// <summary>Points the context at the database.</summary>
    void Configure(DbContextOptionsBuilder<HubDbContext> options);

    /// <summary>Makes the table that says which <see cref="SchemaSteps"/> are done, where it is missing.</summary>
    /// <exception cref="ConfigurationException">The database cannot be opened.</exception>
    Task PrepareAsync(HubDbContext context, CancellationToken cancellation);

    /// <summary>Begins a transaction that writes. Its outcome is as if it had been alone; where that cannot be, it is lost.</summary>
    /// <param name="context">Connected to the database.</param>
    /// <param name="isAlone">Keep all other writers out until it ends.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IDbContextTransaction> BeginAsync(HubDbContext context, bool isAlone, CancellationToken cancellation);

    /// <summary>Puts this database's types where <see cref="SchemaSteps"/> has words in braces.</summary>
    string Translate(string step);

    /// <summary>The disk under the database is full.</summary>
    bool IsOutOfSpace(Exception error);

    /// <summary>A row with this key is there already.</summary>
    bool IsDuplicate(Exception error);

    /// <summary>A row that is referred to is not there any more.</summary>
    bool IsDangling(Exception error);

    /// <summary>Another writer was faster, and the transaction has to be done again.</summary>
    bool IsLost(Exception error);
}
