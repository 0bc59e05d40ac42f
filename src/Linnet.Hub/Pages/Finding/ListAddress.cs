namespace Linnet.Hub.Pages.Finding;

/// <summary>The address of a list, field by field, from which links to other lists are made. A link begins on the first page again.</summary>
/// <param name="Path">Such as <c>/models</c>.</param>
/// <param name="Fields">Names and values, as they are in the query.</param>
internal sealed record ListAddress(string Path, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>This list without a value.</summary>
    internal string Without(string name, string value) => Write(Path, Fields.Where(field => field != (name, value)));

    /// <summary>This list without all values of some fields.</summary>
    internal string WithoutAll(params string[] names) => Write(Path, Fields.Where(field => !names.Contains(field.Name)));

    /// <summary>This list with other words.</summary>
    internal string WithWords(string words) => Write(Path, Fields.Where(field => field.Name != FindingFields.Words).Append((FindingFields.Words, words)));

    /// <summary>The words and nothing else.</summary>
    internal string OnlyWords() => Write(Path, Fields.Where(field => field.Name is FindingFields.Words or FindingFields.Sort));

    /// <summary>The same question to another list: facets have the same values there, sizes do not.</summary>
    internal string At(string path) => Write(path, Fields.Where(field => field.Name != FindingFields.Size));

    private static string Write(string path, IEnumerable<(string Name, string Value)> fields)
    {
        var query = string.Join('&', fields.Where(field => field.Name != FindingFields.Page).Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
