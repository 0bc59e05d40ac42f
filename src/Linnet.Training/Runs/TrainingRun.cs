using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Linnet.Threading;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;
using Linnet.Training.Tasks;

namespace Linnet.Training.Runs;

/// <summary>
/// A whole training run: data read and checked, model trained, measured, and written as a model folder. Until the folder is
/// written whole, whatever stood in its place is untouched.
/// </summary>
/// <example>
/// <code>
/// var recipe = new Recipe { Output = "models/mine" };
/// recipe.Data.Train = "train.tsv";
/// recipe.Model.Type = "textcnn";
/// var outcome = TrainingRun.Start(recipe);
/// Console.WriteLine(outcome.Dev?.ToText());
/// </code>
/// </example>
public static class TrainingRun
{
    /// <summary>Runs a recipe to its end.</summary>
    /// <param name="recipe">With at least <c>data.train</c> and <c>output</c>.</param>
    /// <param name="listener">Hears of the progress; null for nobody.</param>
    /// <param name="resume">Whether to go on from the checkpoint of an interrupted run with the same recipe, data and output.</param>
    /// <param name="cancellation">Ends the run after the current step; it can be resumed.</param>
    /// <exception cref="ConfigurationException">The recipe cannot be used.</exception>
    /// <exception cref="DataFormatException">The data cannot be used as it is.</exception>
    /// <exception cref="TrainingException">Training has diverged.</exception>
    /// <exception cref="IOException">The disk is full or the output cannot be written.</exception>
    public static TrainingOutcome Start(Recipe recipe, ITrainingListener? listener = null, bool resume = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        listener ??= SilentListener.Instance;
        var clock = Stopwatch.StartNew();
        var output = recipe.Output ?? throw new ConfigurationException("output: no folder is named for the model; give --out FOLDER.");
        if (File.Exists(output)) throw new ConfigurationException($"{output}: is a file, but the model's folder is to be written there; name another place.");
        var task = LanguageTasks.Of(recipe);
        var fitted = LanguageTasks.Fit(task, recipe);
        if (recipe.Threads is { } threads) WorkerPool.ThreadCount = threads;
        fitted.Threads = WorkerPool.ThreadCount;
        var runFolder = Path.TrimEndingDirectorySeparator(output) + ".training";
        RemoveLeftovers(runFolder);
        using var finished = task.Train(new RunContext(fitted, runFolder, resume, listener, cancellation));
        ModelFolderFiles.Write(output, task, finished);
        if (!recipe.Training.KeepCheckpoints && Directory.Exists(runFolder)) Directory.Delete(runFolder, recursive: true);
        return new TrainingOutcome(output, finished.Recipe, finished.Dev, finished.Test, clock.Elapsed) { DevChooses = finished.DevChooses ?? finished.History.Entries.Any(entry => entry.Event == "eval") };
    }

    /// <summary>Tells a run from any other: the resolved recipe and the bytes of the data.</summary>
    /// <param name="recipe">With every field that the run uses.</param>
    /// <param name="hashes">Of the data files, by path.</param>
    /// <param name="trainCount">Number of rows that are learnt from.</param>
    internal static string Fingerprint(Recipe recipe, IReadOnlyDictionary<string, string> hashes, int trainCount)
    {
        var described = recipe.Copy();
        (described.Output, described.Training.KeepCheckpoints, described.Training.CheckpointSteps) = (null, false, 0);
        (described.License, described.Language) = (null, null);
        (described.Data.Train, described.Data.Dev, described.Data.Test) = (null, null, null);
        (described.Data.Target, described.Data.DevTarget, described.Data.TestTarget) = (null, null, null);
        var text = RecipeFile.ToYaml(described) + string.Join('\n', hashes.Values.Order(StringComparer.Ordinal)) + trainCount;

        // Only where there are word vectors, so that runs without are what they were.
        if (described.Model.Embeddings is { } vectors) text += "\n" + DataFiles.HashOf(vectors);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A killed process may have left temporary files behind in its own folder.</summary>
    private static void RemoveLeftovers(string runFolder)
    {
        if (!Directory.Exists(runFolder)) return;
        foreach (var entry in Directory.EnumerateFileSystemEntries(runFolder, ".*.tmp", SearchOption.AllDirectories).ToList())
        {
            if (Directory.Exists(entry)) Directory.Delete(entry, recursive: true);
            else File.Delete(entry);
        }
    }
}
