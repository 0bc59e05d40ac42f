namespace Linnet.Hub;

/// <summary>The fields after the question mark of an address.</summary>
internal static class UrlFields
{
    internal static IEnumerable<(string Name, string Value)> Of(Uri address)
    {
        foreach (var field in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = field.Split('=', 2);
            yield return (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : string.Empty);
        }
    }
}
