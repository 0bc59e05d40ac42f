using Linnet.Models.Folder;
using Linnet.Models.Safetensors;
using Linnet.Models.TorchFiles;

namespace Linnet.Models.Weights;

/// <summary>Finds the weights of a model folder: safetensors before PyTorch's own format, one file before several.</summary>
internal static class WeightFiles
{
    private const string IndexEnding = ".index.json";
    private const string TorchFileName = "pytorch_model.bin";

    internal static IWeightSource Open(string folder)
    {
        if (Existing(folder, ModelFolder.WeightsFile) is { } safetensors) return SafetensorsFile.Open(safetensors);
        if (Existing(folder, ModelFolder.WeightsFile + IndexEnding) is { } index) return ShardedWeights.Open(index, SafetensorsFile.Open);
        if (Existing(folder, TorchFileName) is { } torch) return TorchFile.Open(torch);
        if (Existing(folder, TorchFileName + IndexEnding) is { } torchIndex) return ShardedWeights.Open(torchIndex, TorchFile.Open);
        return SafetensorsFile.Open(Path.Combine(folder, ModelFolder.WeightsFile));
    }

    private static string? Existing(string folder, string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? path : null;
}
