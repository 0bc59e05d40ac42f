using Microsoft.EntityFrameworkCore;

namespace Linnet.Hub.Database;

/// <summary>What differs between databases.</summary>
internal interface IDatabaseEngine
{
    /// <summary>Whether several writers may begin at once, and the database sorts them out.</summary>
    bool HasConcurrentWriters { get; }

    /// <summary>Points the context at the database.</summary>
    void Configure(DbContextOptionsBuilder<HubDbContext> options);

    /// <summary>Puts this database's types where <see cref="SchemaSteps"/> has words in braces.</summary>
    string Translate(string step);

    /// <summary>The disk under the database is full.</summary>
    bool IsOutOfSpace(Exception error);

    /// <summary>A row with this key is there already.</summary>
    bool IsDuplicate(Exception error);
}
