using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Inspection;
using Linnet.Models.Layers;
using Linnet.Models.Sparse;
using Linnet.Tensors.Autograd;

namespace Linnet.Models.Pipelines;

/// <summary>A neural network behind a tokeniser.</summary>
public sealed class NeuralTextClassifier : TextClassifier
{
    /// <summary>Rows in one forward pass: enough to fill the kernels, few enough to stay in the cache.</summary>
    private const int BatchSize = 32;

    /// <summary>Puts a network and a text encoder together.</summary>
    /// <param name="network">Owned by the classifier from now on.</param>
    /// <param name="encoder">Gives ids that the network knows.</param>
    public NeuralTextClassifier(TextNetwork network, ITextEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(encoder);
        Network = network;
        Encoder = encoder;
    }

    /// <summary>The network.</summary>
    public TextNetwork Network { get; }

    /// <summary>From texts to ids.</summary>
    public ITextEncoder Encoder { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels => Network.Config.Labels;

    /// <inheritdoc/>
    public override ProblemType ProblemType => Network.Config.ProblemType;

    /// <inheritdoc/>
    public override string ModelType => Network.Config.ModelType;

    /// <inheritdoc/>
    public override long ParameterCount => Network.ParameterCount;

    /// <inheritdoc/>
    public override string Summary() => Network.Summary();

    /// <inheritdoc/>
    public override void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(Network.Config);
        folder.WriteWeights(Network.Entries());
        Encoder.WriteTo(folder);
    }

    internal static NeuralTextClassifier FromFolder(ModelFolder folder)
    {
        var network = folder.LoadNetwork();
        try
        {
            var encoder = TokenizerTextEncoder.FromFolder(folder, network);
            if (encoder.Tokenizer.VocabularySize > network.VocabularySize)
            {
                throw new ModelFormatException(
                    folder.FilePath(ModelFolder.TokenizerFile),
                    $"has {encoder.Tokenizer.VocabularySize} token ids, but the field 'vocab_size' of {ModelFolder.ConfigFile} is {network.VocabularySize}; the two files do not belong together.");
            }

            return new NeuralTextClassifier(network, encoder);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void PredictCore(IReadOnlyList<TextInput> inputs, Span<float> probabilities, Span<bool> truncated)
    {
        var encoded = Encoder.Encode(inputs);
        for (var i = 0; i < truncated.Length; i++) truncated[i] = encoded[i].IsTruncated;

        // Rows of about one length go together, so that little work goes into padding.
        var order = new int[encoded.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        if (order.Length > BatchSize) Array.Sort(order, (left, right) => CompareLengths(encoded, left, right));
        for (var start = 0; start < order.Length; start += BatchSize)
        {
            var rows = order.AsSpan(start, Math.Min(BatchSize, order.Length - start));
            PredictBatch(encoded, rows, probabilities);
        }

        OutputLayer.ToProbabilities(probabilities, Labels.Count, ProblemType);
    }

    /// <inheritdoc/>
    protected override void DisposeCore() => Network.Dispose();

    private static int CompareLengths(IReadOnlyList<EncodedText> encoded, int left, int right)
    {
        var byLength = encoded[left].Ids.Length.CompareTo(encoded[right].Ids.Length);
        return byLength != 0 ? byLength : left.CompareTo(right);
    }

    private void PredictBatch(IReadOnlyList<EncodedText> encoded, ReadOnlySpan<int> rows, Span<float> logits)
    {
        var ids = new int[rows.Length][];
        var types = new int[rows.Length][];
        for (var i = 0; i < rows.Length; i++) (ids[i], types[i], _) = encoded[rows[i]];
        using var scope = TensorScope.Inference();
        var output = Network.Forward(TokenBatch.FromRows(ids, Encoder.PadId, types)).Data;
        var labels = Labels.Count;
        for (var i = 0; i < rows.Length; i++) output.Slice(i * labels, labels).CopyTo(logits[(rows[i] * labels)..]);
    }
}
