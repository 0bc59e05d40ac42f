using Linnet.Models.Layers;
using Linnet.Numerics;

namespace Linnet.Training.Benchmarks;

/// <summary>Makes networks whose speed is measured: with fresh weights of a fixed seed, and with exactly the parameters of their definition.</summary>
internal static class StandardNetwork
{
    private const ulong WeightSeed = 1;

    /// <summary>Makes a network.</summary>
    /// <param name="name">As in <c>bert-mini</c>.</param>
    /// <param name="parameterCount">Trained numbers that the definition says, biases included.</param>
    /// <param name="create">Makes it without weights.</param>
    /// <exception cref="InvalidOperationException">The network has another number of trained parameters, so that no figure of it could be compared.</exception>
    internal static TNetwork Create<TNetwork>(string name, long parameterCount, Func<TNetwork> create)
        where TNetwork : Module
    {
        var network = create();
        var count = network.NamedParameters().Where(named => named.Parameter.IsTrainable).Sum(named => (long)named.Parameter.Shape.Count);
        if (count != parameterCount)
        {
            network.Dispose();
            throw new InvalidOperationException($"The standard model '{name}' has {count} parameters; its definition says {parameterCount}.");
        }

        network.Initialize(new SeededRandom(WeightSeed));
        return network;
    }
}
