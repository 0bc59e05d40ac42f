namespace Linnet.Hub.Pages.Origin;

/// <summary>The tabs of this room.</summary>
internal static class OriginTabs
{
    internal const string Versions = "versions";
    internal const string Origin = "origin";
}
