using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Linnet.Numerics;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tasks.Pretraining;

namespace Linnet.Training.Tasks.QuestionAnswering;

/// <summary>The questions of a run.</summary>
/// <param name="Train">To learn from.</param>
/// <param name="Dev">To choose the best state on; may be empty.</param>
/// <param name="Test">To measure once at the end; may be empty.</param>
/// <param name="DevName">What to call the dev questions.</param>
/// <param name="Hashes">SHA-256 of each file by its path.</param>
internal sealed record QuestionData(
    IReadOnlyList<SquadQuestion> Train, IReadOnlyList<SquadQuestion> Dev, IReadOnlyList<SquadQuestion> Test, string DevName, IReadOnlyDictionary<string, string> Hashes)
{
    /// <summary>Whether the texts are Chinese or Japanese.</summary>
    internal bool IsUnspaced { get; } = UnspacedText.Is(Train.Take(50).Select(question => question.Context));

    /// <summary>Whether some questions have no answer.</summary>
    internal bool HasSilence { get; } = Train.Any(question => question.Answers.Count == 0);

    /// <summary>Every text once.</summary>
    internal IEnumerable<string> Contexts => Train.Select(question => question.Context).Distinct(StringComparer.Ordinal);

    /// <summary>Reads the files that a recipe names.</summary>
    /// <param name="recipe">With <c>data.train</c>.</param>
    /// <param name="note">Hears what was left out.</param>
    /// <exception cref="DataFormatException">A file cannot be used as it is.</exception>
    internal static QuestionData Load(Recipe recipe, Action<string> note)
    {
        var path = recipe.Data.Train ?? throw new ConfigurationException("data.train: no training file is named; give --data FILE with questions in SQuAD's format.");
        var skips = recipe.Data.Misaligned == "skip";
        var all = SquadFile.Read(path, skips, note);
        var dev = recipe.Data.Dev is { } devPath ? SquadFile.Read(devPath, skips, note) : [.. all.Where(question => IsHeldOut(question, recipe))];
        var train = recipe.Data.Dev is null ? [.. all.Where(question => !IsHeldOut(question, recipe))] : all;
        var test = recipe.Data.Test is { } testPath ? SquadFile.Read(testPath, skips, note) : [];
        if (train.Count == 0) throw new DataFormatException(path, null, "has no questions to learn from; give more, or a smaller --dev-fraction.");
        note($"{train.Count} questions to learn from, {dev.Count} to choose on{(recipe.Data.Dev is null ? " (held out, whole texts)" : "")}");
        return new QuestionData(train, dev, test, recipe.Data.Dev ?? path, DataFiles.Hash(recipe.Data));
    }

    /// <summary>By the text and the seed alone, so that questions on one text stay together.</summary>
    private static bool IsHeldOut(SquadQuestion question, Recipe recipe)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(question.Context.AsSpan()), digest);
        return SplitMix64.At(recipe.Seed, BitConverter.ToUInt64(digest)) < recipe.Data.DevFraction * ulong.MaxValue;
    }
}
