using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Models.Tests.Pipelines.Tagging;

namespace Linnet.Models.Tests.Samples;

/// <summary>The C# of docs/tasks/token-classification.md, compiled and run.</summary>
public sealed class TokenClassificationSampleTests
{
    [Fact]
    public void The_code_on_the_page_is_the_code_that_runs()
    {
        using var folder = new TemporaryFolder();
        using (var trained = TestTaggers.BiLstmCrf()) ModelFolder.Write(folder.File("ner"), trained.WriteTo);
        var output = new StringWriter();
        Sample(folder.File("ner"), output);
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Linnet.slnx"))) root = root.Parent!;
        var page = File.ReadAllText(Path.Combine(root.FullName, "docs", "tasks", "token-classification.md"));
        var source = File.ReadAllText(Path.Combine(root.FullName, "tests", "Linnet.Models.Tests", "Samples", "TokenClassificationSampleTests.cs"));
        var start = page.IndexOf("```csharp\n", StringComparison.Ordinal) + 10;
        foreach (var line in page[start..page.IndexOf("```", start, StringComparison.Ordinal)].Split('\n'))
        {
            var code = line.Trim().Replace("\"models/ner\"", "folder", StringComparison.Ordinal).Replace("Console.", "output.", StringComparison.Ordinal);
            Assert.Contains(code, source, StringComparison.Ordinal);
        }
    }

    private static void Sample(string folder, StringWriter output)
    {
        using var tagger = TokenClassificationPipeline.Load(folder);
        foreach (var entity in tagger.Recognize("John lives in Berlin").Entities)
            output.WriteLine($"{entity.Text}: {entity.Type} ({entity.Score:P0}) at {entity.Start}-{entity.End}");
    }
}
