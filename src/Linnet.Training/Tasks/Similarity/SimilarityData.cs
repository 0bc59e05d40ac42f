using System.Globalization;
using Linnet.Models.Pipelines;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;

namespace Linnet.Training.Tasks.Similarity;

/// <summary>The pairs of a run and the range of their scores.</summary>
internal sealed class SimilarityData
{
    /// <summary>Rows to learn from.</summary>
    internal required IReadOnlyList<PairRow> Train { get; init; }

    /// <summary>Rows to choose the best state on; empty where nothing was held out.</summary>
    internal required IReadOnlyList<PairRow> Dev { get; init; }

    /// <summary>What to call the dev rows.</summary>
    internal required string DevName { get; init; }

    /// <summary>Rows to measure once at the end; empty where no test file was named.</summary>
    internal required IReadOnlyList<PairRow> Test { get; init; }

    /// <summary>From the least to the most alike.</summary>
    internal required ScoreRange Range { get; init; }

    /// <summary>SHA-256 of each file by its path.</summary>
    internal required IReadOnlyDictionary<string, string> FileHashes { get; init; }

    /// <summary>Facts that defaults depend on.</summary>
    internal DataTraits Traits => new()
    {
        Rows = Train.Count,
        Labels = 1,
        HasPairs = true,
        IsUnspaced = IsUnspaced,
        LongTextCharacters = Train.Select(row => Math.Max(row.Input.Text.Length, row.Input.Pair!.Length)).Order().ElementAt(Train.Count * 95 / 100),
    };

    /// <summary>Whether most texts have more Chinese characters than others.</summary>
    internal bool IsUnspaced => Train.Count(row => row.Input.Text.Count(letter => letter is >= '\u3040' and <= '\u9fff') * 2 > row.Input.Text.Length) * 2 > Train.Count;

    /// <summary>Reads the files that a recipe names.</summary>
    /// <param name="recipe">With <c>data.train</c>.</param>
    /// <param name="note">Hears what was understood.</param>
    /// <exception cref="ConfigurationException">No training file is named.</exception>
    /// <exception cref="DataFormatException">A file cannot be used as it is.</exception>
    internal static SimilarityData Load(Recipe recipe, Action<string> note)
    {
        var path = recipe.Data.Train ?? throw new ConfigurationException("data.train: no training file is named; give --data FILE.");
        var options = PreparedData.Options(recipe.Data);
        var needsScores = recipe.Training.Loss != "contrastive";
        var rows = PairFile.Read(path, options, needsScores, note);
        var range = ScoreRange.Detect(rows.Where(row => row.Score is not null).Select(row => row.Score!.Value));
        var hasDevFile = recipe.Data.Dev is not null;
        var dev = recipe.Data.Dev is { } devFile ? PairFile.Read(devFile, options, needsScores: true, null) : rows.Where(row => row.Score is not null && IsHeldOut(row, recipe)).ToList();
        var train = hasDevFile ? rows : [.. rows.Where(row => row.Score is null || !IsHeldOut(row, recipe))];
        if (train.Count < 2) throw new DataFormatException(path, null, $"has {train.Count} pairs to learn from; give more rows, or a smaller --dev-fraction.");
        if (needsScores && train.All(row => row.Score!.Value.Equals(train[0].Score!.Value)))
            throw new DataFormatException(path, null, "has the same score in every row, so there is nothing to learn; check the columns (--label-column).");
        note(string.Create(CultureInfo.InvariantCulture, $"{train.Count} pairs to learn from, {dev.Count} to choose on{(hasDevFile ? "" : " (held out)")}; scores from {range.Least} to {range.Most}"));
        return new SimilarityData
        {
            Train = train,
            Dev = dev,
            DevName = recipe.Data.Dev ?? path,
            Test = recipe.Data.Test is { } test ? PairFile.Read(test, options, needsScores: true, null) : [],
            Range = range,
            FileHashes = DataFiles.Hash(recipe.Data),
        };
    }

    /// <summary>The same data, but with a part of the training rows held out in place of the dev rows.</summary>
    internal SimilarityData WithHeldOut(Recipe recipe)
    {
        var held = Train.Where(row => IsHeldOut(row, recipe)).ToArray();
        return held.Length == 0 ? this : new SimilarityData
        {
            Train = [.. Train.Where(row => !IsHeldOut(row, recipe))],
            Dev = held,
            DevName = DevName,
            Test = [],
            Range = Range,
            FileHashes = FileHashes,
        };
    }

    private static bool IsHeldOut(PairRow row, Recipe recipe) =>
        HoldOut.Takes($"{row.Input.Text}\t{row.Input.Pair}", recipe.Seed, recipe.Data.DevFraction);
}
