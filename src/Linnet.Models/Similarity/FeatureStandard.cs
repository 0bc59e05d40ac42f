using Linnet.Models.Safetensors;

namespace Linnet.Models.Similarity;

/// <summary>Mean and spread of every feature over the training pairs.</summary>
internal sealed class FeatureStandard
{
    private const string MeanName = "features.mean";
    private const string ScaleName = "features.scale";

    private readonly float[] _means;
    private readonly float[] _scales;

    private FeatureStandard(float[] means, float[] scales)
    {
        if (means.Length != scales.Length) throw new ConfigurationException($"{means.Length} means and {scales.Length} scales do not fit together.");
        (_means, _scales) = (means, scales);
    }

    internal int Count => _means.Length;

    /// <summary>Learns them.</summary>
    /// <param name="rows">Features of at least one pair.</param>
    internal static FeatureStandard Fit(IReadOnlyList<float[]> rows)
    {
        var (means, scales) = (new float[rows[0].Length], new float[rows[0].Length]);
        for (var feature = 0; feature < means.Length; feature++)
        {
            var mean = rows.Average(row => (double)row[feature]);
            var variance = rows.Average(row => (row[feature] - mean) * (row[feature] - mean));

            // A feature that never varies says nothing, whatever it is elsewhere.
            (means[feature], scales[feature]) = ((float)mean, variance > 1e-10 ? (float)(1 / Math.Sqrt(variance)) : 0);
        }

        return new FeatureStandard(means, scales);
    }

    internal static FeatureStandard Read(SafetensorsFile file) => new(file.ReadSingles(MeanName), file.ReadSingles(ScaleName));

    internal SafetensorsEntry[] Entries() => [SafetensorsEntry.Of(MeanName, _means, _means.Length), SafetensorsEntry.Of(ScaleName, _scales, _scales.Length)];

    /// <summary>Brings a row to mean 0 and spread 1, in place.</summary>
    /// <param name="row">Features.</param>
    /// <param name="farthest">Largest distance from 0 that is left.</param>
    internal void Apply(float[] row, float farthest)
    {
        for (var i = 0; i < row.Length; i++) row[i] = Math.Clamp((row[i] - _means[i]) * _scales[i], -farthest, farthest);
    }
}
