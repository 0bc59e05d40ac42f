using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;

namespace Linnet.Hub.Quality;

/// <summary>Tries whether a model folder loads, in this process.</summary>
internal static class FolderLoadCheck
{
    private const int MaxNamed = 100;

    internal static Task<LoadOutcome> RunAsync(string folder, CancellationToken cancellation) => Task.Run(() => Check(folder), cancellation);

    /// <summary>Loads the model and its tokeniser.</summary>
    /// <param name="folder">The folder.</param>
    internal static LoadOutcome Check(string folder)
    {
        var outcome = Guard(folder, () => CheckModel(folder), problem => new LoadOutcome { IsKnown = true, Problem = problem });
        if (!File.Exists(Path.Combine(folder, ModelFolder.TokenizerFile))) return outcome;
        return outcome with { Tokenizer = Guard(folder, () => TokenizerCheck.Check(folder), problem => new TokenizerOutcome { Problem = problem }) };
    }

    private static LoadOutcome CheckModel(string folder)
    {
        var reader = ConfigReader.Open(Path.Combine(folder, ModelFolder.ConfigFile));
        var modelType = reader.StringOr("model_type", string.Empty);
        if (!ModelRegistry.KnownTypes.Contains(modelType)) return new LoadOutcome { ModelType = modelType.Length == 0 ? null : modelType };
        var model = ModelFolder.Open(folder);
        var outcome = new LoadOutcome { ModelType = modelType, IsKnown = true };
        if (model.Kind is { CreateNetwork: null, LoadScorer: null, LoadClassifier: null }) return outcome;
        if (model.Kind.CreateNetwork is null) return outcome with { ParameterCount = ModelDescription.Of(model).ParameterCount };
        using var weights = model.OpenWeights();
        using var network = model.CreateNetwork<TokenNetwork>(weights);
        var report = network.LoadMatching(weights);
        return outcome with
        {
            IsNetwork = true,
            ParameterCount = network.ParameterCount,
            Missing = [.. report.Missing.Take(MaxNamed)],
            Misshaped = [.. report.Misshaped.Take(MaxNamed)],
            Unexpected = [.. report.Unexpected.Take(MaxNamed)],
            VocabularySize = network.VocabularySize == int.MaxValue ? null : network.VocabularySize,
        };
    }

    /// <summary>A stranger's model must not end the hub, whatever is wrong with it. The folder is a temporary one, so its name is left out of messages.</summary>
    private static T Guard<T>(string folder, Func<T> check, Func<string, T> failed)
    {
        try
        {
            return check();
        }
        catch (LinnetException error)
        {
            return failed(Plain(error.Message));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return failed(Plain($"{error.GetType().Name}: {error.Message}"));
        }

        string Plain(string message) => message.ReplaceLineEndings(" ")
            .Replace(folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal).Replace(folder, ".", StringComparison.Ordinal);
    }
}
