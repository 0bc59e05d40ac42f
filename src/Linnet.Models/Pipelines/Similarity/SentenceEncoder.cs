using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Autograd;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Pipelines;

/// <summary>
/// Gives every text a vector; texts that mean alike have vectors that point alike. Safe to use from any number of threads at once.
/// </summary>
/// <example>
/// <code>
/// using var encoder = SentenceEncoder.Load("models/encoder");
/// float[][] vectors = encoder.Encode(["Where is my parcel?", "When will it arrive?"]);
/// </code>
/// </example>
public sealed class SentenceEncoder : ILanguagePipeline<SentenceEncoder>
{
    private const int BatchSize = 32;

    private int _isDisposed;

    /// <summary>Puts a network and a text encoder together.</summary>
    /// <param name="network">Owned from now on.</param>
    /// <param name="encoder">Gives ids that the network knows.</param>
    /// <param name="pooling">From tokens to one vector.</param>
    public SentenceEncoder(TextNetwork network, ITextEncoder encoder, SentencePooling pooling)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(encoder);
        (Network, TextEncoder, Pooling) = (network, encoder, pooling);
    }

    /// <summary>The network.</summary>
    public TextNetwork Network { get; }

    /// <summary>From texts to ids.</summary>
    public ITextEncoder TextEncoder { get; }

    /// <summary>From tokens to one vector.</summary>
    public SentencePooling Pooling { get; }

    /// <summary>Loads the encoder of a model folder: a bare encoder such as <c>BertModel</c>, with the pooling of its <c>1_Pooling</c>.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged, or its model gives texts no vectors.</exception>
    public static SentenceEncoder Load(string path) => FromFolder(ModelFolder.Open(path));

    /// <summary>The vector of a text, of length 1.</summary>
    /// <param name="text">Any text.</param>
    public float[] Encode(string text) => Encode([text])[0];

    /// <summary>A vector for each text, of length 1.</summary>
    /// <param name="texts">Any number.</param>
    /// <exception cref="ObjectDisposedException">The encoder has been disposed.</exception>
    public float[][] Encode(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        var vectors = new float[texts.Count][];
        if (texts.Count == 0) return vectors;
        var encoded = TextEncoder.Encode([.. texts.Select(text => new TextInput(text))]);

        // Rows of about one length go together, so that little work goes into padding.
        var order = Enumerable.Range(0, texts.Count).OrderBy(row => encoded[row].Ids.Length).ToArray();
        foreach (var rows in order.Chunk(BatchSize))
        {
            using var scope = TensorScope.Inference();
            var batch = TokenBatch.FromRows([.. rows.Select(row => encoded[row].Ids)], TextEncoder.PadId);
            var output = Forward(batch).NormalizeRows();
            var size = output.Shape[1];
            for (var i = 0; i < rows.Length; i++) vectors[rows[i]] = output.Data.Slice(i * size, size).ToArray();
        }

        return vectors;
    }

    /// <summary>Computes the vectors as they are trained, not yet of length 1; needs an open <see cref="TensorScope"/>.</summary>
    /// <param name="batch">Texts.</param>
    /// <returns><c>[batch, dimension]</c>.</returns>
    public Tensor Forward(TokenBatch batch)
    {
        var output = Network.ForwardAll(batch);
        if (Pooling == SentencePooling.Own || output.LastHiddenState is not { } states) return output.PoolerOutput!.Value;
        return Pooling switch
        {
            SentencePooling.Mean => states.MaskedMean(batch.AttentionMask),
            SentencePooling.Max => states.GlobalMaxPool1d(batch.Lengths),
            _ => states.SelectPosition(0),
        };
    }

    /// <summary>Writes everything that <see cref="Load"/> needs, without info and card.</summary>
    /// <param name="folder">Receives the files.</param>
    public void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteConfig(Network.Config);
        folder.WriteWeights(Network.Entries());
        TextEncoder.WriteTo(folder);
        if (Pooling != SentencePooling.Own) SentencePoolingFiles.Write(folder, Pooling, Encode("").Length);
    }

    /// <summary>Frees the model; no call may be under way.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0) Network.Dispose();
    }

    internal static SentenceEncoder FromFolder(ModelFolder folder)
    {
        CheckEncoder(folder);
        var network = folder.LoadNetwork();
        try
        {
            return new SentenceEncoder(
                network,
                TokenizerTextEncoder.FromFolder(folder, network.MaxLength),
                folder.Config is BertConfig or DistilBertConfig or RobertaConfig ? SentencePoolingFiles.Read(folder) : SentencePooling.Own);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Whether a folder's network ends with vectors, not with labels: its class is named <c>...Model</c>.</summary>
    internal static bool IsEncoder(ModelFolder folder) =>
        folder.Kind.LoadClassifier is not null && folder.Config.Architecture.EndsWith("Model", StringComparison.Ordinal);

    static void ILanguagePipeline<SentenceEncoder>.Check(string path) =>
        CheckEncoder(PipelineFolder.Check<SentenceEncoder>(path, ModelTask.FeatureExtraction, ModelTask.SentenceSimilarity));

    private static void CheckEncoder(ModelFolder folder)
    {
        if (IsEncoder(folder)) return;
        throw new ModelFormatException(
            folder.FilePath(ModelFolder.ConfigFile), $"describes a {folder.Config.Architecture}, which gives texts no vectors; name a folder with a bare encoder such as BertModel.");
    }
}
