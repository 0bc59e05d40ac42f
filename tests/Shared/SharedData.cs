namespace Linnet.Tests;

/// <summary>Real data sets and fixtures that are kept beside the repository, in a folder named shared; absent elsewhere.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    internal const string Missing = "needs the folder ../shared (real data and fixtures), which is not here";

    internal static bool IsHere => Root is not null;

    /// <summary>The full path of a file or folder in it.</summary>
    internal static string Path(string relative) =>
        System.IO.Path.Combine(Root ?? throw new InvalidOperationException(Missing), relative);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = System.IO.Path.Combine(folder.FullName, "shared");
            if (File.Exists(System.IO.Path.Combine(shared, "design.md"))) return shared;
        }

        return null;
    }
}

/// <summary>A test that is skipped, saying why, where the shared folder is absent.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (!SharedData.IsHere) Skip = SharedData.Missing;
    }
}

/// <summary>A theory that is skipped, saying why, where the shared folder is absent.</summary>
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (!SharedData.IsHere) Skip = SharedData.Missing;
    }
}
