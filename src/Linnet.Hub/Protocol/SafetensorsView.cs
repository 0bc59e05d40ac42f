using System.Globalization;
using Linnet.Hub.Search;

namespace Linnet.Hub.Protocol;

/// <summary>How many numbers a model has.</summary>
/// <param name="Parameters">By type.</param>
/// <param name="Total">In all.</param>
internal sealed record SafetensorsView(IReadOnlyDictionary<string, long> Parameters, long Total)
{
    internal static SafetensorsView? Of(FoundRepository found) => found is { Parameters: { } total, ParameterTypes: { } types }
        ? new SafetensorsView(types.Split(' ').Select(type => type.Split(':')).ToDictionary(type => type[0], type => long.Parse(type[1], CultureInfo.InvariantCulture)), total)
        : null;
}
