using System.Text.Json;
using Linnet.IO;
using Linnet.Models.Layers;
using Linnet.Models.Safetensors;
using Linnet.Training.History;
using Linnet.Training.Optimizers;

namespace Linnet.Training.Neural;

/// <summary>
/// A run's folder while it trains: <c>last</c> has everything that the next step depends on (weights, optimiser state, position, history),
/// <c>best</c> the weights of the best evaluation. Each is written whole, so that a run killed at any moment goes on from one of them.
/// </summary>
internal sealed class Checkpoint(string folder)
{
    private const string Weights = "model.safetensors";
    private const string OptimizerState = "optimizer.safetensors";
    private const string State = "trainer_state.json";
    private const string History = "history.jsonl";

    private string Last => Path.Combine(folder, "last");

    private string Best => Path.Combine(folder, "best");

    internal bool Exists => File.Exists(Path.Combine(Last, State));

    internal bool HasBest => File.Exists(Path.Combine(Best, Weights));

    internal void SaveLast(Module network, Optimizer optimizer, TrainerState state, RunHistory history) => AtomicFolder.Write(Last, target =>
    {
        WriteWeights(network, Path.Combine(target, Weights));
        using (var stream = File.Create(Path.Combine(target, OptimizerState)))
            SafetensorsWriter.Write(stream, optimizer.State.Select(part => SafetensorsEntry.Of(part.Name, part.Tensor)));
        File.WriteAllText(Path.Combine(target, History), history.ToJsonLines());
        File.WriteAllText(Path.Combine(target, State), JsonSerializer.Serialize(state, TrainerStateJson.Default.TrainerState));
    });

    internal void SaveBest(Module network) =>
        AtomicFolder.Write(Best, target => WriteWeights(network, Path.Combine(target, Weights)));

    internal void RestoreBest(Module network) => ReadWeights(network, Path.Combine(Best, Weights));

    /// <summary>Puts weights and optimiser state back and returns the position and history that belong to them.</summary>
    internal (TrainerState State, RunHistory History) RestoreLast(Module network, Optimizer optimizer, string fingerprint)
    {
        var path = Path.Combine(Last, State);
        TrainerState state;
        try
        {
            state = JsonSerializer.Deserialize(File.ReadAllText(path), TrainerStateJson.Default.TrainerState)
                ?? throw new ModelFormatException(path, "the checkpoint's state is empty; delete the folder and train anew.");
        }
        catch (JsonException error)
        {
            throw new ModelFormatException(path, "the checkpoint's state is damaged; delete the folder and train anew.", error);
        }

        if (state.Fingerprint != fingerprint)
        {
            throw new ConfigurationException(
                $"{folder}: the checkpoint belongs to another recipe or other data; resume with the recipe and files of that run, or train without --resume.");
        }

        ReadWeights(network, Path.Combine(Last, Weights));
        optimizer.Restore(state.Step, ReadOptimizerState(Path.Combine(Last, OptimizerState)));

        var history = Path.Combine(Last, History);
        return (state, RunHistory.Parse(File.ReadAllText(history), history));
    }

    private static void WriteWeights(Module network, string path)
    {
        using var stream = File.Create(path);
        SafetensorsWriter.Write(stream, network.NamedParameters().Select(SafetensorsEntry.Of));
    }

    private static Dictionary<string, float[]> ReadOptimizerState(string path)
    {
        using var file = SafetensorsFile.Open(path);
        var state = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var (name, tensor) in file.Tensors)
        {
            var values = new float[tensor.Count];
            file.Read(name, values);
            state.Add(name, values);
        }

        return state;
    }

    private static void ReadWeights(Module network, string path)
    {
        using var file = SafetensorsFile.Open(path);
        foreach (var (name, parameter) in network.NamedParameters())
        {
            file.Read(name, parameter.Value.Data);
            parameter.Touch();
        }
    }
}
