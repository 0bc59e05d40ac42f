using Linnet.Hub.Search.Text;

namespace Linnet.Hub.Database;

/// <summary>
/// The words of repositories, by which their rows are found: what databases have of full-text search, used for sets of words alone. Which words a text
/// has is decided in <see cref="SearchTokens"/>, the same for all databases.
/// </summary>
internal interface ITextIndex
{
    /// <summary>Creates the index, and what keeps <see cref="SearchEntryRow.Change"/> up to date.</summary>
    string Schema { get; }

    /// <summary>Puts a repository's words in place of those before.</summary>
    Task PutAsync(HubDbContext context, long repositoryId, SearchWords words, CancellationToken cancellation);

    /// <summary>Puts the words of a name in place of those before.</summary>
    Task RenameAsync(HubDbContext context, long repositoryId, string words, CancellationToken cancellation);

    /// <summary>Removes a repository's words.</summary>
    Task RemoveAsync(HubDbContext context, long repositoryId, CancellationToken cancellation);

    /// <summary>Removes the words of repositories that are no more.</summary>
    Task PruneAsync(HubDbContext context, CancellationToken cancellation);

    /// <summary>Finds the repositories that have all terms in some of their fields.</summary>
    /// <param name="context">The database.</param>
    /// <param name="terms">At least one.</param>
    /// <param name="fields">Where to look: this field and those above it.</param>
    /// <param name="found">Is told each repository's number.</param>
    /// <param name="cancellation">Ends the search.</param>
    Task MatchAsync(HubDbContext context, IReadOnlyList<SearchTerm> terms, SearchField fields, Action<long> found, CancellationToken cancellation);

    /// <summary>The present moment, by which later changes are told from those that have been read.</summary>
    Task<ChangeMark> MarkAsync(HubDbContext context, CancellationToken cancellation);
}
