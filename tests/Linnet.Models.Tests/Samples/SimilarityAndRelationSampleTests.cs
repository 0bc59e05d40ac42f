using System.Runtime.CompilerServices;
using Linnet.Models.Pipelines;
using Linnet.Models.Relations;

namespace Linnet.Models.Tests.Samples;

/// <summary>The C# on the pages about similarity and relations stands here, so it compiles.</summary>
public sealed class SimilarityAndRelationSampleTests
{
    [Theory]
    [InlineData("sentence-similarity.md")]
    [InlineData("relation-extraction.md")]
    public void Their_code_is_the_code_of_this_file(string page) => DocsPage.AssertIsCodeOf(Path.Combine("tasks", page), SourcePath());

    internal static void Similarity()
    {
        using var scorer = PairScorer.Load("models/sts");
        Console.WriteLine(scorer.Score("A man is playing a flute.", "A man plays the flute."));

        using var encoder = SentenceEncoder.Load("models/encoder");
        float[][] vectors = encoder.Encode(["Where is my parcel?", "When will it arrive?"]);
        Console.WriteLine(vectors.Length);
    }

    internal static void Relations()
    {
        using var relations = RelationExtractionPipeline.Load("models/relations");
        var answer = relations.Extract("The fire caused great damage.", new EntitySpan(4, 8), new EntitySpan(22, 28));
        Console.WriteLine($"{answer.Label} ({answer.Score:P0})");
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
