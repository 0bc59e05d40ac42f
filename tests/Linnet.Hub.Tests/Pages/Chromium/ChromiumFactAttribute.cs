namespace Linnet.Hub.Tests.Pages.Chromium;

/// <summary>A fact that is skipped, saying why, where there is no browser.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    internal const string Path = "/usr/bin/chromium";

    public ChromiumFactAttribute()
    {
        if (!File.Exists(Path)) Skip = $"There is no browser at {Path}: install Debian's package chromium, as test.sh does.";
    }
}
