namespace Linnet.Hub.Pages.Routing;

/// <summary>Addresses that come from outside and are to be gone to: only the hub's own.</summary>
internal static class LocalAddress
{
    private const int MaxLength = 2000;

    /// <summary>The address if it leads to a page of the hub, else the home page.</summary>
    internal static string Of(string? address) =>
        address is { Length: > 0 and <= MaxLength } && address[0] == '/'
        && !address.StartsWith("//", StringComparison.Ordinal) && !address.Any(letter => char.IsControl(letter) || letter == '\\')
            ? address
            : "/";
}
