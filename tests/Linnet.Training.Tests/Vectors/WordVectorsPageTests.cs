using System.Runtime.CompilerServices;
using Linnet.Training.Vectors;

namespace Linnet.Training.Tests.Vectors;

/// <summary>The C# on the page about word vectors is the code of this test.</summary>
public sealed class WordVectorsPageTests
{
    [Fact]
    public void Its_code_compiles_and_runs()
    {
        var folder = Directory.CreateTempSubdirectory("linnet-page-");
        try
        {
            var texts = Path.Combine(folder.FullName, "texts.txt");
            var vectors = Path.Combine(folder.FullName, "vectors.txt");
            File.WriteAllLines(texts, ToyLanguage.Sentences(100).Append(string.Join(' ', Enumerable.Repeat("refund", 9))));
            Example(texts, vectors);
            Assert.True(File.Exists(vectors));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(SourcePath())!, "..", "..", "..", "docs", "tasks", "word-vectors.md"));
        var start = page.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        var shown = page[start..page.IndexOf("```", start, StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var source = File.ReadAllLines(SourcePath()).Select(line => line.Trim()).ToHashSet();
        Assert.All(shown, line => Assert.Contains(line, source));
    }

    private static void Example(string textFile, string vectorFile)
    {
        var vectors = new Word2VecTrainer(new Word2VecOptions { Dimension = 100 }).Fit(File.ReadLines(textFile));
        vectors.Save(vectorFile);
        foreach (var near in vectors.Nearest("refund", 5)) Console.WriteLine($"{near.Word} {near.Similarity:F3}");
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
