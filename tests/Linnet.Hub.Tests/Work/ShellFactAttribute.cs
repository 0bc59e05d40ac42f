namespace Linnet.Hub.Tests.Work;

/// <summary>A test that needs a shell; skipped where there is none.</summary>
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute()
    {
        if (!File.Exists("/bin/sh")) Skip = "needs /bin/sh, which is not here";
    }
}
