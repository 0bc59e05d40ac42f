using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A06, vulnerable components: everything that comes from elsewhere has one version, written down in one place.</summary>
public sealed partial class ComponentsTests
{
    private static readonly string Root = RootFolder();

    [Fact]
    public void Packages_have_one_exact_version_in_one_place()
    {
        var central = XDocument.Load(Path.Combine(Root, "Directory.Packages.props"));
        Assert.Equal("true", central.Descendants("ManagePackageVersionsCentrally").Single().Value);
        var versions = central.Descendants("PackageVersion").Select(item => (Name: (string)item.Attribute("Include")!, Version: (string)item.Attribute("Version")!)).ToList();
        Assert.NotEmpty(versions);
        Assert.All(versions, item => Assert.Matches(@"^\d+\.\d+\.\d+(\.\d+)?$", item.Version));
        Assert.Equal(versions.Count, versions.Select(item => item.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var names = versions.Select(item => item.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var projects = Projects().ToList();
        Assert.True(projects.Count > 10, $"{projects.Count} projects");
        foreach (var project in projects)
        {
            foreach (var reference in XDocument.Load(project).Descendants("PackageReference"))
            {
                Assert.True(reference.Attribute("Version") is null && reference.Attribute("VersionOverride") is null, $"{project} has a version of its own");
                Assert.True(names.Contains((string)reference.Attribute("Include")!), $"{project} takes {reference.Attribute("Include")?.Value}, which has no version");
            }
        }
    }

    [Fact]
    public async Task What_tests_install_from_npm_has_an_exact_version()
    {
        var found = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories).Where(IsSource))
        {
            var text = await File.ReadAllTextAsync(file);
            if (!text.Contains("\"npm\"", StringComparison.Ordinal)) continue;
            foreach (Match match in NpmPackage().Matches(text))
            {
                Assert.Matches(@"^\d+\.\d+\.\d+$", match.Groups["version"].Value);
                found++;
            }
        }

        Assert.True(found > 0);
    }

    [Fact]
    public void Pages_and_styles_load_nothing_from_elsewhere()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "src", "Linnet.Hub"), "*", SearchOption.AllDirectories)
            .Where(file => IsSource(file) && Path.GetExtension(file) is ".razor" or ".css" or ".js" or ".html").ToList();
        foreach (var file in files)
        {
            foreach (Match match in Loaded().Matches(File.ReadAllText(file)))
                Assert.Fail($"{file} loads {match.Value}: what pages need is served by the hub itself");
        }
    }

    private static bool IsSource(string path) =>
        !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static IEnumerable<string> Projects() =>
        new[] { "src", "tests", "apps", "benchmarks", "samples" }.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories)).Where(IsSource)
            .Concat(Directory.EnumerateFiles(Root, "Directory.Build.props")).Append(Path.Combine(Root, "tests", "Directory.Build.props"));

    private static string RootFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("\"@?[a-z0-9-]+(/[a-z0-9-]+)?@(?<version>[0-9^~*][^\"]*)\"")]
    private static partial Regex NpmPackage();

    [GeneratedRegex("(src=|href=|url\\(|@import |import )[\"']?https?://[^\"') ]+[^>]*(stylesheet|script|\\.js|\\.css|\\.woff2?)", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();
}
