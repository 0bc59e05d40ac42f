using Linnet.Hub.Diff;

namespace Linnet.Hub.Quality;

/// <summary>Holds a version against the model-folder specification (docs/hub/model-folder.md).</summary>
/// <param name="options">How much is read.</param>
/// <param name="load">Tries whether the model loads.</param>
internal sealed class QualityCheck(QualityOptions options, ModelLoadCheck load)
{
    /// <summary>Checks a version.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<QualityReport> RunAsync(IVersionFiles files, CancellationToken cancellation)
    {
        using var version = await CheckedVersion.GatherAsync(files, options, load, cancellation);
        return new QualityReport(
        [
            LayoutRules.Config(version),
            LayoutRules.Weights(version),
            LayoutRules.Tokenizer(version),
            CardRule.Check(version),
            ModelRules.Headers(version),
            ModelRules.Loads(version, options),
            ModelRules.Tensors(version),
            TokenizerRule.Check(version),
            CodeRule.Check(version),
            await SecretsRule.CheckAsync(version, options, cancellation),
            await PicklesRule.CheckAsync(version, options, cancellation),
            LicenseRule.Check(version),
            CardFieldsRule.Check(version),
            ResultsRule.Check(version),
        ]);
    }
}
