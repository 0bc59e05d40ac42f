using Linnet.Hub.Diff;
using Linnet.Hub.Quality;

namespace Linnet.Hub.Tests.Quality;

public sealed class RealFilesTests
{
    [SharedTheory]
    [InlineData("bert")]
    [InlineData("distilbert")]
    [InlineData("gpt2")]
    [InlineData("gpt2-hub-layout")]
    [InlineData("llama")]
    [InlineData("llama-f16")]
    public async Task Models_of_other_libraries_load_and_fit(string name)
    {
        var report = await CheckAsync(SharedData.Path($"interop/{name}"));
        foreach (var rule in new[] { QualityRule.Config, QualityRule.Weights, QualityRule.Headers, QualityRule.Loads, QualityRule.Tensors, QualityRule.Code, QualityRule.Secrets, QualityRule.Pickles })
            Assert.True(report[rule].Outcome == RuleOutcome.Pass, $"{rule.Id}: {report[rule].Reason.English}");
    }

    [SharedFact]
    public void Tokenisers_of_other_libraries_find_their_way_back()
    {
        foreach (var path in Directory.EnumerateFiles(SharedData.Path("interop/tokenizers"), "tokenizer.json", SearchOption.AllDirectories))
        {
            var outcome = TokenizerCheck.Check(Path.GetDirectoryName(path)!);
            Assert.True(outcome is { Problem: null, IsSavedAlike: true, TriedCount: > 0 }, $"{path}: {outcome}");
            Assert.True(outcome.Unstable.Count <= outcome.TriedCount / 2, $"{path}: {string.Join(" | ", outcome.Unstable)}");
        }
    }

    [SharedFact]
    public async Task Files_damaged_on_purpose_do_the_check_no_harm()
    {
        var report = await CheckAsync(SharedData.Path("interop/malformed"));
        Assert.Equal(QualityRule.All.Count, report.Results.Count);
        Assert.True(report.Score < 60);
    }

    private static async Task<QualityReport> CheckAsync(string folder) =>
        await new QualityCheck(new QualityOptions(), FolderLoadCheck.RunAsync).RunAsync(await FolderFiles.OpenAsync(folder, CancellationToken.None), CancellationToken.None);
}
