using System.Text.Json;
using Linnet.Hub.Diff;
using Linnet.Models.Folder;

namespace Linnet.Hub.Quality;

/// <summary>Rules 1 to 3: the files of a model folder are there.</summary>
internal static class LayoutRules
{
    private static readonly string[] OtherWeights = [".safetensors", ".gguf", ".onnx", ".bin", ".h5", ".npz"];
    private static readonly string[] OtherVocabularies = ["vocab.txt", "vocab.json", "merges.txt", "sentencepiece.bpe.model", "spiece.model", "tokenizer.model", "source.spm"];

    /// <summary>Rule 1.</summary>
    internal static RuleResult Config(CheckedVersion version)
    {
        var rule = QualityRule.Config;
        if (!version.Has(ModelFolder.ConfigFile)) return rule.Fail(QualityText.ConfigMissing.With(), QualityText.ConfigAdvice);
        if (version.Config is not { } config) return rule.Fail(QualityText.ConfigUnreadable.With(), QualityText.ConfigAdvice);
        if (config.GetText("model_type") is not { Length: > 0 } modelType) return rule.Warn(QualityText.ConfigWithoutType.With(), QualityText.ConfigAdvice);
        return config.Get("architectures") is { ValueKind: JsonValueKind.Array } names && names.GetArrayLength() > 0
            ? rule.Pass(QualityText.ConfigGood.With(modelType))
            : rule.Warn(QualityText.ConfigWithoutArchitectures.With(), QualityText.ConfigAdvice);
    }

    /// <summary>Rule 2.</summary>
    internal static RuleResult Weights(CheckedVersion version)
    {
        var rule = QualityRule.Weights;
        var files = version.Files.Files;
        if (version.Has(ModelFolder.WeightsFile)) return rule.Pass(QualityText.WeightsGood.With());
        if (version.MissingShards.Count > 0) return rule.Fail(QualityText.WeightsIndexWrong.With(string.Join(", ", version.MissingShards.Take(5))), QualityText.WeightsAdvice);
        if (version.Has(CheckedVersion.WeightsIndex)) return rule.Pass(QualityText.WeightsGood.With());
        if (version.Has("pytorch_model.bin") || version.Has("pytorch_model.bin.index.json")) return rule.Warn(QualityText.WeightsArePickles.With(), QualityText.WeightsAdvice);
        if (version.Load is { IsLoaded: true, IsNetwork: false }) return rule.Pass(QualityText.WeightsElsewhereGood.With());
        return files.FirstOrDefault(file => Array.Exists(OtherWeights, file.EndsWith)) is { } other
            ? rule.Warn(QualityText.WeightsElsewhere.With(other.Path), QualityText.WeightsAdvice)
            : rule.Fail(QualityText.WeightsMissing.With(), QualityText.WeightsAdvice);
    }

    /// <summary>Rule 3.</summary>
    internal static RuleResult Tokenizer(CheckedVersion version)
    {
        var rule = QualityRule.TokenizerFile;
        if (version.Has(ModelFolder.TokenizerFile)) return rule.Pass(QualityText.TokenizerFileGood.With());
        if (Array.Find(OtherVocabularies, version.Has) is { } other) return rule.Warn(QualityText.TokenizerFileOther.With(other), QualityText.TokenizerFileAdvice);
        return IsTokenizerNeeded(version)
            ? rule.Fail(QualityText.TokenizerFileMissing.With(), QualityText.TokenizerFileAdvice)
            : rule.Pass(QualityText.TokenizerNotNeeded.With());
    }

    /// <summary>Models of n-grams, ensembles and the like have no tokens of their own.</summary>
    internal static bool IsTokenizerNeeded(CheckedVersion version) => version.Load is not { IsLoaded: true } load || (load.IsNetwork && load.VocabularySize is not null);
}
