using Linnet.Models.Folder;
using Linnet.Models.Inspection;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Two vectors and their cosine (Reimers and Gurevych 2019, "Sentence-BERT"): each text is read once, so that thousands can be compared with one.
/// </summary>
/// <param name="encoder">Owned from now on.</param>
public sealed class BiEncoder(SentenceEncoder encoder) : PairScorer
{
    /// <inheritdoc/>
    public override SentenceEncoder Encoder => encoder;

    /// <inheritdoc/>
    public override string ModelType => encoder.Network.Config.ModelType;

    /// <inheritdoc/>
    public override long ParameterCount => encoder.Network.ParameterCount;

    /// <inheritdoc/>
    public override string Summary() => encoder.Network.Summary();

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder) => encoder.WriteTo(folder);

    /// <inheritdoc/>
    protected override float[] SharesCore(IReadOnlyList<TextInput> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var texts = pairs.SelectMany(pair => new[] { pair.Text, pair.Pair ?? "" }).Distinct().ToArray();
        var vectors = texts.Zip(encoder.Encode(texts)).ToDictionary(item => item.First, item => item.Second, StringComparer.Ordinal);
        return [.. pairs.Select(pair => Dot(vectors[pair.Text], vectors[pair.Pair ?? ""]))];
    }

    /// <inheritdoc/>
    protected override void DisposeCore() => encoder.Dispose();

    private static float Dot(float[] left, float[] right)
    {
        float sum = 0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
