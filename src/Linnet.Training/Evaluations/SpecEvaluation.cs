using System.Security.Cryptography;
using Linnet.Data;
using Linnet.Evaluation;
using Linnet.Models.Folder;

namespace Linnet.Training.Evaluations;

/// <summary>Measures a model folder exactly as a specification says.</summary>
/// <example>
/// <code>
/// var spec = SpecFile.Read("spec.json");
/// var result = SpecEvaluation.Run("models/mine", "data/test.tsv", null, spec, Console.Error.WriteLine);
/// Console.WriteLine(result.ToCanonicalJson());
/// </code>
/// </example>
public static class SpecEvaluation
{
    /// <summary>Measures.</summary>
    /// <param name="modelFolder">The folder.</param>
    /// <param name="dataPath">The file of the specification's dataset; its bytes must have the hash that is said there.</param>
    /// <param name="targetPath">The second file, where the specification names one.</param>
    /// <param name="spec">The specification.</param>
    /// <param name="note">Hears what was left out.</param>
    /// <exception cref="ConfigurationException">The specification asks for other software, another task, other data or other metrics.</exception>
    /// <exception cref="ModelFormatException">The folder cannot be loaded.</exception>
    /// <exception cref="DataFormatException">The file cannot be used.</exception>
    public static EvaluationResult Run(string modelFolder, string dataPath, string? targetPath, EvaluationSpec spec, Action<string> note)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec.CheckSoftware();
        var task = ModelTask.Of(modelFolder);
        if (task != spec.Task) throw new ConfigurationException($"task: the specification is for {spec.Task}, and {ModelEvaluation.NameOf(modelFolder)} is a model for {task}.");
        if ((targetPath is null) != (spec.Dataset.TargetFile is null)) throw new ConfigurationException("dataset.targetFile: the specification and the files that are given differ in whether there is a second file.");
        var dataset = spec.Dataset with
        {
            Sha256 = Same(dataPath, spec.Dataset.Sha256, "sha256"),
            TargetSha256 = targetPath is null ? null : Same(targetPath, spec.Dataset.TargetSha256, "targetSha256"),
        };
        var options = new DataFileOptions
        {
            TextColumn = spec.Columns.Text,
            PairColumn = spec.Columns.Pair,
            LabelColumn = spec.Columns.Label,
            LabelSeparator = spec.Columns.LabelSeparator,
            PairPath = targetPath,
        };
        var report = ModelEvaluation.Run(modelFolder, dataPath, options, note);
        return EvaluationResult.Of(spec with { Dataset = dataset }, Describe(modelFolder), report);
    }

    /// <summary>The hash of a file, which must be the one that is asked for.</summary>
    private static string Same(string path, string? said, string field)
    {
        var actual = HashOf(path);
        if (said is null)
            throw new ConfigurationException($"dataset.{field}: the specification does not say which bytes are meant; {Path.GetFileName(path)} has \"{field}\": \"{actual}\"; write that into it if it is the right file.");
        return said == actual
            ? actual
            : throw new ConfigurationException($"dataset.{field}: {Path.GetFileName(path)} has SHA-256 {actual}, and the specification asks for {said}: these are other data, and the numbers could not be compared.");
    }

    /// <summary>The files that make a model, whoever has copied it: not its card, and not what only other programs read.</summary>
    private static EvaluatedModel Describe(string modelFolder)
    {
        var files = Directory.EnumerateFiles(modelFolder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".safetensors", StringComparison.Ordinal) || Path.GetFileName(file) is ModelFolder.ConfigFile or ModelFolder.TokenizerFile).ToArray();
        return new EvaluatedModel
        {
            Files = files.ToDictionary(file => Path.GetRelativePath(modelFolder, file).Replace('\\', '/'), HashOf, StringComparer.Ordinal),
            Parameters = ModelDescription.Of(ModelFolder.Open(modelFolder)).ParameterCount,
            Bytes = files.Sum(LengthOf),
        };
    }

    /// <summary>Of the bytes themselves: in a cache a file may be a link to them.</summary>
    private static long LengthOf(string path)
    {
        using var stream = File.OpenRead(path);
        return stream.Length;
    }

    private static string HashOf(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "there is no such file; name the file or folder that the specification is about.");
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
