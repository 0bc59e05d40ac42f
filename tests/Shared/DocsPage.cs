namespace Linnet.Tests;

/// <summary>The C# that a page of the documentation shows.</summary>
internal static class DocsPage
{
    /// <summary>Every line of every C# block that is not empty, without its indentation.</summary>
    /// <param name="relative">The page, below <c>docs</c>.</param>
    internal static IReadOnlyList<string> Code(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        var parts = File.ReadAllText(Path.Combine(folder.FullName, "docs", relative)).Split("```csharp\n").Skip(1);
        return [.. parts.SelectMany(part => part[..part.IndexOf("```", StringComparison.Ordinal)].Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    /// <summary>Fails where a page shows a line that a source file does not have: what it has is compiled.</summary>
    internal static void AssertIsCodeOf(string relative, string sourcePath)
    {
        var source = File.ReadAllLines(sourcePath).Select(line => line.Trim()).ToHashSet();
        Assert.All(Code(relative), line => Assert.Contains(line, source));
    }
}
