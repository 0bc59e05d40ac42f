using Linnet.Hub.Access;
using Linnet.Hub.Search.Indexing;

namespace Linnet.Hub.Tests.Search;

public sealed class SimilarRepositoriesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Family_comes_first_then_what_shares_much_and_strangers_never()
    {
        using var hub = await TestHub.OpenAsync();
        await hub.AddAsync("base", "language: zh\npipeline_tag: fill-mask", "A base model.");
        var target = await hub.AddAsync("target", "language: zh\npipeline_tag: text-classification\ntags: [reviews]\nbase_model: alice/base", "Feelings in hotel reviews, written by guests after their stay.");
        await hub.AddAsync("sibling", "language: zh\npipeline_tag: text-classification\nbase_model: alice/base", "News.");
        await hub.AddAsync("child", "language: zh\npipeline_tag: text-classification\nbase_model: alice/target", "Smaller.");
        await hub.AddAsync("alike", "language: zh\npipeline_tag: text-classification\ntags: [reviews]", "Feelings in hotel reviews, written by guests.");
        await hub.AddAsync("task-only", "language: en\npipeline_tag: text-classification", "Spam.");
        await hub.AddAsync("stranger", "language: de\npipeline_tag: translation\nlicense: mit", "Words.");
        var row = await hub.Services.Access.OpenAsync(Caller.Anonymous, target, Verb.See, None);
        var names = (await hub.Services.Discovery.SimilarAsync(Caller.Anonymous, row, 10, None)).Select(found => found.Row.Name).ToList();
        Assert.DoesNotContain("stranger", names);
        Assert.DoesNotContain("target", names);
        Assert.Equal(["alike", "base", "child", "sibling", "task-only"], names.Order());
        Assert.Equal("task-only", names[^1]);
        Assert.Equal(2, (await hub.Services.Discovery.SimilarAsync(Caller.Anonymous, row, 2, None)).Count);
    }

    [Fact]
    public void Sketches_estimate_what_texts_share()
    {
        var random = new Random(2);
        foreach (var share in new[] { 0.0, 0.3, 0.7, 1.0 })
        {
            var (sum, rounds) = (0.0, 60);
            for (var round = 0; round < rounds; round++)
            {
                var common = (int)(200 * share);
                var prefix = random.Next();
                var left = Enumerable.Range(0, 200).Select(i => $"{prefix}-{i}");
                var right = Enumerable.Range(0, 200).Select(i => i < common ? $"{prefix}-{i}" : $"{prefix}-other-{i}");
                sum += TextSketch.Resemblance(TextSketch.Of(left), TextSketch.Read(TextSketch.Write(TextSketch.Of(right))));
            }

            Assert.Equal(Expected(share), sum / rounds, 0.08);
        }

        Assert.Equal(0, TextSketch.Resemblance([], []));

        static double Expected(double share) => 200 * share / (400 - 200 * share);
    }
}
