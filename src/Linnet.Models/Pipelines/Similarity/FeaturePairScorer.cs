using System.Globalization;
using System.Runtime.InteropServices;
using Linnet.Models.Folder;
using Linnet.Models.Safetensors;
using Linnet.Models.Similarity;
using Linnet.Models.Sparse;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Scores pairs by what their words and letters have in common (rarity, order, spelling, use), judged by small networks: what works best
/// where a few thousand pairs are all there is.
/// </summary>
public sealed class FeaturePairScorer : PairScorer
{
    private const int BatchSize = 256;

    private const string NgramKeys = "ngrams.keys";
    private const string NgramWeights = "ngrams.weights";
    private const string StemKeys = "stems.keys";
    private const string StemWeights = "stems.weights";
    private const string StemVectors = "stems.vectors";
    private const string Unseen = "unseen_weights";

    /// <summary>Standardised features this far from the mean are brought back: a text unlike any other must not upset the score.</summary>
    private const float Farthest = 5;

    private readonly FeatureScorerConfig _config;
    private readonly SimilarityFeatures _features;
    private readonly FeatureStandard _standard;
    private readonly FeatureRegressor[] _members;

    internal FeaturePairScorer(FeatureScorerConfig config, SimilarityFeatures features, FeatureStandard standard)
    {
        (_config, _features, _standard) = (config, features, standard);
        _members = new FeatureRegressor[config.NumMembers];
        for (var i = 0; i < _members.Length; i++) _members[i] = new FeatureRegressor(config.FeatureCount, config.HiddenSize, config.HiddenDropoutProb);
    }

    /// <inheritdoc/>
    public override string ModelType => FeatureScorerConfig.Type;

    /// <inheritdoc/>
    public override long ParameterCount => _members.Sum(member => member.ParameterCount) + _features.Stems.Vectors.Length + _features.Stems.Weights.Length + _features.Ngrams.Weights.Length;

    /// <summary>The networks, for training.</summary>
    internal IReadOnlyList<FeatureRegressor> Members => _members;

    /// <inheritdoc/>
    public override string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_config.FeatureCount} features of a pair, from {_features.Ngrams.Keys.Length} n-grams and {_features.Stems.Keys.Length} stems with vectors of {_features.Stems.VectorSize}\n{_members.Length} networks {_config.FeatureCount} -> {_config.HiddenSize} -> 1, {_members[0].ParameterCount} parameters each\n");

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(_config);
        var (ngrams, stems) = (_features.Ngrams, _features.Stems);
        folder.WriteWeights(
        [
            SafetensorsEntry.Of(NgramKeys, MemoryMarshal.Cast<ulong, long>(ngrams.Keys).ToArray(), ngrams.Keys.Length),
            SafetensorsEntry.Of(NgramWeights, ngrams.Weights, ngrams.Weights.Length),
            SafetensorsEntry.Of(StemKeys, MemoryMarshal.Cast<ulong, long>(stems.Keys).ToArray(), stems.Keys.Length),
            SafetensorsEntry.Of(StemWeights, stems.Weights, stems.Weights.Length),
            SafetensorsEntry.Of(StemVectors, stems.Vectors, stems.Keys.Length, stems.VectorSize),
            SafetensorsEntry.Of(Unseen, [ngrams.UnseenWeight, stems.UnseenWeight], 2),
            .. _standard.Entries(),
            .. _members.SelectMany((member, i) => member.NamedParameters(MemberName(i)).Select(SafetensorsEntry.Of)),
        ]);
    }

    internal static FeaturePairScorer FromFolder(ModelFolder folder)
    {
        var config = (FeatureScorerConfig)folder.Config;
        using var weights = folder.OpenSafetensors();
        FeaturePairScorer? scorer = null;
        try
        {
            var unseen = weights.ReadSingles(Unseen);
            if (unseen.Length != 2) throw new ConfigurationException($"'{Unseen}' has {unseen.Length} numbers, expected 2.");
            var features = new SimilarityFeatures(
                new NgramSpace(weights.ReadKeys(NgramKeys), weights.ReadSingles(NgramWeights), unseen[0]),
                new StemVocabulary(weights.ReadKeys(StemKeys), weights.ReadSingles(StemWeights), weights.ReadSingles(StemVectors), unseen[1]));
            var standard = FeatureStandard.Read(weights);
            if (features.Count != config.FeatureCount || standard.Count != config.FeatureCount)
                throw new ConfigurationException($"the model knows {config.FeatureCount} features, this program computes {features.Count}; train it anew.");
            scorer = new FeaturePairScorer(config, features, standard);
            for (var i = 0; i < scorer._members.Length; i++) scorer._members[i].LoadFrom(weights, MemberName(i));
            return scorer;
        }
        catch (Exception error) when (error is ShapeException or ConfigurationException or ArgumentException)
        {
            scorer?.Dispose();
            throw new ModelFormatException(folder.FilePath(ModelFolder.WeightsFile), error.Message, error);
        }
        catch
        {
            scorer?.Dispose();
            throw;
        }
    }

    /// <summary>The standardised features of pairs.</summary>
    internal float[][] Features(IReadOnlyList<TextInput> pairs)
    {
        var (extractor, folding) = (new NgramExtractor(), new FoldedText());
        var rows = new float[pairs.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = _features.Of(pairs[i], extractor, folding);
            _standard.Apply(rows[i], Farthest);
        }

        return rows;
    }

    /// <summary>Scores of standardised features.</summary>
    internal float[] Shares(float[][] features)
    {
        var shares = new float[features.Length];
        for (var start = 0; start < features.Length; start += BatchSize)
        {
            var count = Math.Min(BatchSize, features.Length - start);
            using var scope = TensorScope.Inference();
            var input = Tensor.Uninitialized(new Shape(count, _config.FeatureCount));
            for (var i = 0; i < count; i++) features[start + i].CopyTo(input.Data[(i * _config.FeatureCount)..]);
            foreach (var member in _members)
            {
                var output = member.Forward(input).Data;
                for (var i = 0; i < count; i++) shares[start + i] += output[i] / _members.Length;
            }
        }

        return shares;
    }

    /// <inheritdoc/>
    protected override float[] SharesCore(IReadOnlyList<TextInput> pairs) => Shares(Features(pairs));

    /// <inheritdoc/>
    protected override void DisposeCore()
    {
        foreach (var member in _members) member.Dispose();
    }

    private static string MemberName(int member) => $"members.{member}";
}
