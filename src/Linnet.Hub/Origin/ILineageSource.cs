namespace Linnet.Hub.Origin;

/// <summary>Looks repositories up by the names in cards.</summary>
internal interface ILineageSource
{
    /// <summary>Finds one.</summary>
    /// <param name="key">The name in a card.</param>
    /// <param name="cancellation">To give up.</param>
    /// <returns>Null where there is none, or none that the reader may know of.</returns>
    Task<LineageRecord?> FindAsync(LineageKey key, CancellationToken cancellation);
}
