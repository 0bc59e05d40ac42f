using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Linnet.Numerics;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.Sequences;

/// <summary>The pairs of a run, and what one look at them tells.</summary>
internal sealed class PairedData
{
    /// <summary>Pairs to learn from.</summary>
    internal required IReadOnlyList<TextPair> Train { get; init; }

    /// <summary>Pairs to choose the best state on; empty where nothing was held out.</summary>
    internal required IReadOnlyList<TextPair> Dev { get; init; }

    /// <summary>What to call the dev pairs.</summary>
    internal required string DevName { get; init; }

    /// <summary>Pairs to measure once at the end; empty where no test file was named.</summary>
    internal required IReadOnlyList<TextPair> Test { get; init; }

    /// <summary>SHA-256 of each file by its path.</summary>
    internal required IReadOnlyDictionary<string, string> FileHashes { get; init; }

    /// <summary>Codes of the languages, where a file's name ends with one, as in <c>train.de</c>.</summary>
    internal required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Reads the files that a recipe names.</summary>
    /// <param name="recipe">With <c>data.train</c>.</param>
    /// <param name="note">Hears what was understood and what was left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ConfigurationException">No training file is named, or a second file is missing on one side.</exception>
    /// <exception cref="DataFormatException">A file cannot be used as it is.</exception>
    internal static PairedData Load(Recipe recipe, Action<string> note, CancellationToken cancellation)
    {
        var data = recipe.Data;
        var path = data.Train ?? throw new ConfigurationException("data.train: no training file is named; give --data FILE, and --target FILE where the other side stands in a file of its own.");
        CheckSides("dev", data.Dev, data.DevTarget, data.Target);
        CheckSides("test", data.Test, data.TestTarget, data.Target);
        var train = Read(path, data.Target);
        var dev = data.Dev is { } devPath ? Read(devPath, data.DevTarget) : train.FindAll(pair => IsHeldOut(pair, recipe));
        var test = data.Test is { } testPath ? Read(testPath, data.TestTarget) : [];
        if (data.Dev is null) train.RemoveAll(pair => IsHeldOut(pair, recipe));
        if (train.Count == 0) throw new DataFormatException(path, null, "has no pairs to learn from; give more, or a smaller --dev-fraction.");
        note($"{train.Count} pairs to learn from, {dev.Count} to choose on{(data.Dev is null ? " (held out)" : "")}{(test.Count > 0 ? $", {test.Count} to test on" : "")}");
        WarnOfLeaks(train, dev, "dev", note);
        WarnOfLeaks(train, test, "test", note);
        return new PairedData
        {
            Train = train,
            Dev = dev,
            DevName = data.Dev ?? path,
            Test = test,
            FileHashes = DataFiles.Hash(data),
            Languages = [.. new[] { path, data.Target }.OfType<string>().Select(file => Path.GetExtension(file).TrimStart('.'))
                .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterLower)).Distinct()],
        };

        List<TextPair> Read(string file, string? target)
        {
            var paired = new PairedFile(file, PreparedData.Options(data) with { PairPath = target });
            foreach (var line in paired.Describe()) note(line);
            return paired.Read(data.Missing, note, cancellation);
        }
    }

    private static void CheckSides(string name, string? source, string? target, string? trainTarget)
    {
        if (target is not null && source is null)
            throw new ConfigurationException($"data.{name}_target: names what is to be written, but data.{name} names no file to read; give --{name} FILE too.");
        if (trainTarget is not null && source is not null && target is null && Path.GetExtension(source) is not (".tsv" or ".csv" or ".jsonl"))
            throw new ConfigurationException($"data.{name}: the training texts stand in two files, but only one is named here; give --{name}-target FILE too.");
    }

    /// <summary>By the source and the seed alone, so that equal sources stay together.</summary>
    private static bool IsHeldOut(TextPair pair, Recipe recipe)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(pair.Source.AsSpan()), digest);
        return SplitMix64.At(recipe.Seed, BitConverter.ToUInt64(digest)) < recipe.Data.DevFraction * ulong.MaxValue;
    }

    private static void WarnOfLeaks(List<TextPair> train, List<TextPair> held, string name, Action<string> note)
    {
        if (held.Count == 0) return;
        var known = train.Select(pair => pair.Source).ToHashSet(StringComparer.Ordinal);
        var leaks = held.Count(pair => known.Contains(pair.Source));
        if (leaks > 0) note($"warning: {leaks} of {held.Count} {name} texts also stand in the training rows; results on them flatter the model");
    }
}
