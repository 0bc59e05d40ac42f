using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Linnet.Threading;
using Linnet.Training.Evaluations;
using Linnet.Training.Preparation;
using Linnet.Training.Progress;
using Linnet.Training.Recipes;
using Linnet.Training.Trainers;

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
        if (recipe.Threads is { } threads) WorkerPool.ThreadCount = threads;
        var runFolder = Path.TrimEndingDirectorySeparator(output) + ".training";
        RemoveLeftovers(runFolder);
        var data = PreparedData.Load(recipe, listener.Noted, cancellation);
        DevMetrics.Check(recipe, data.ProblemType);
        var resolved = RecipeDefaults.Resolve(recipe, data.Traits);
        resolved.Threads = WorkerPool.ThreadCount;
        var trained = ModelTrainers.For(resolved.Model.Type).Train(new TrainingContext(resolved, data, runFolder, resume, listener, cancellation));
        using var classifier = trained.Classifier;
        var dev = trained.HeldOut ?? (data.Dev.Count > 0 ? ModelEvaluation.Run(classifier, data.Dev, data.Labels, data.DevName) : null);
        var test = data.Test.Count > 0 ? ModelEvaluation.Run(classifier, data.Test, data.Labels, trained.Recipe.Data.Test!) : null;
        classifier.Cleaning = data.Cleaning; // only now: the rows of the run came cleaned
        ModelFolderFiles.Write(output, trained, data, dev, test);
        if (!recipe.Training.KeepCheckpoints && Directory.Exists(runFolder)) Directory.Delete(runFolder, recursive: true);
        return new TrainingOutcome(output, trained.Recipe, dev, test, clock.Elapsed);
    }

    /// <summary>Tells a run from any other: the resolved recipe and the bytes of the data.</summary>
    internal static string Fingerprint(Recipe recipe, PreparedData data)
    {
        var described = recipe.Copy();
        (described.Output, described.Training.KeepCheckpoints, described.Training.CheckpointSteps) = (null, false, 0);
        (described.License, described.Language) = (null, null);
        (described.Data.Train, described.Data.Dev, described.Data.Test) = (null, null, null);
        var text = RecipeFile.ToYaml(described) + string.Join('\n', data.FileHashes.Values.Order(StringComparer.Ordinal)) + data.TrainCount;
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
