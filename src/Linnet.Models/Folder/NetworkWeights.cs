using Linnet.Models.Architectures;
using Linnet.Models.Layers;
using Linnet.Models.Safetensors;
using Linnet.Models.Weights;

namespace Linnet.Models.Folder;

/// <summary>Moves weights between a network and a weight file.</summary>
public static class NetworkWeights
{
    private const int MostNamed = 5;

    /// <summary>Loads a checkpoint that must fit exactly.</summary>
    /// <param name="network">Receives the values.</param>
    /// <param name="file">The checkpoint.</param>
    /// <exception cref="ModelFormatException">Tensors are missing, unexpected, of another shape or of an unusable type; they are named.</exception>
    public static void Load(this TokenNetwork network, IWeightSource file)
    {
        var report = network.LoadMatching(file);
        if (report.Missing.Count > 0) throw Problem(file, report.Missing, "missing; config.json describes a model that has them");
        if (report.Misshaped.Count > 0) throw Problem(file, report.Misshaped, "of another shape than config.json describes");
        if (report.Unexpected.Count > 0) throw Problem(file, report.Unexpected, "unexpected; config.json describes a model without them");
    }

    /// <summary>
    /// Loads what fits of a checkpoint and leaves the rest of the network as it is: the start of fine-tuning, where a new head
    /// meets an old body.
    /// </summary>
    /// <param name="network">Receives the values; initialise it first.</param>
    /// <param name="file">The checkpoint.</param>
    /// <returns>What fitted and what did not.</returns>
    /// <exception cref="ModelFormatException">The file cannot be read, or holds tensors of an unusable type.</exception>
    public static WeightReport LoadMatching(this TokenNetwork network, IWeightSource file)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(file);
        var wanted = network.NamedParameters().ToDictionary(named => named.Name, named => named.Parameter, StringComparer.Ordinal);
        List<string> misshaped = [];
        List<string> unexpected = [];
        var loaded = 0;
        foreach (var tensor in file.Weights)
        {
            if (network.ParameterNameOf(tensor.Name) is not { } name) continue;
            if (!wanted.Remove(name, out var parameter))
            {
                unexpected.Add(tensor.Name);
                continue;
            }

            if (!tensor.HasShape(parameter.Shape))
            {
                misshaped.Add($"{tensor.Name} {tensor.ShapeText}, expected {parameter.Shape}");
                continue;
            }

            file.Read(tensor.Name, parameter.Value.Data);
            parameter.Touch();
            loaded++;
        }

        return new WeightReport(loaded, [.. wanted.Keys], misshaped, unexpected);
    }

    /// <summary>All parameters as entries of a safetensors file.</summary>
    /// <param name="module">Must live until they are written.</param>
    public static IEnumerable<SafetensorsEntry> Entries(this Module module) => module.NamedParameters().Select(SafetensorsEntry.Of);

    private static ModelFormatException Problem(IWeightSource file, IReadOnlyList<string> names, string problem)
    {
        var named = string.Join(", ", names.Take(MostNamed).Select(name => $"'{name}'"));
        var more = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : string.Empty;
        return new ModelFormatException(file.Path, $"the tensors {named}{more} are {problem}.");
    }
}
