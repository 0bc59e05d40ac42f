namespace Linnet.Data;

/// <summary>The error for a column that was asked for and is not there.</summary>
internal static class MissingColumn
{
    internal static DataFormatException Error(string path, string column, IReadOnlyList<string> columns) =>
        new(path, 1, $"there is no column '{column}'; the file has: {string.Join(", ", columns)}. Name one of these.");
}
