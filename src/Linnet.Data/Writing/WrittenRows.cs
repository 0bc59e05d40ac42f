namespace Linnet.Data;

/// <summary>What <see cref="DataFileWriter"/> did.</summary>
/// <param name="Rows">Rows written.</param>
/// <param name="Altered">Rows in which a tab or line end became a space because the format has no quoting.</param>
public readonly record struct WrittenRows(long Rows, long Altered);
