namespace Linnet.Hub.Database;

/// <summary>A moment in the history of the database.</summary>
/// <param name="From">Whatever had not been committed at the moment has a <see cref="SearchEntryRow.Change"/> of at least this.</param>
/// <param name="Moment">Equal moments have seen the same.</param>
internal readonly record struct ChangeMark(long From, string Moment);
