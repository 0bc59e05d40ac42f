using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// The recurrent language model of the textbooks (Mikolov et al. 2010; Zaremba et al. 2014): word vectors, stacked LSTM layers, a softmax
/// over the vocabulary. It reads texts of any length.
/// </summary>
/// <example>
/// <code>
/// using var model = new LstmLanguageModel(new LstmLanguageModelConfig { VocabSize = 65 });
/// model.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var logits = model.Forward(TokenBatch.FromRows([[2, 17, 4, 3]])); // [1, 4, 65]
/// </code>
/// </example>
public sealed class LstmLanguageModel : CausalLanguageModel
{
    private readonly LstmLanguageModelConfig _config;
    private readonly Embedding _words;
    private readonly Lstm _lstm;
    private readonly Linear? _head;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes.</param>
    /// <exception cref="ShapeException">The output is to share the word vectors, which have another size.</exception>
    public LstmLanguageModel(LstmLanguageModelConfig config)
        : base(config)
    {
        if (config.TieWordEmbeddings && config.EmbeddingSize != config.HiddenSize)
            throw new ShapeException($"Word vectors of {config.EmbeddingSize} cannot be the output layer of {config.HiddenSize} hidden units; use one size.");
        _config = config;
        var initializer = new Uniform(-config.InitializerRange, config.InitializerRange);
        _words = Register("embedding", new Embedding(config.VocabSize, config.EmbeddingSize, null, initializer));
        _lstm = Register("lstm", new Lstm(config.EmbeddingSize, config.HiddenSize, config.NumHiddenLayers, dropout: config.Dropout));
        if (!config.TieWordEmbeddings)
            _head = Register("lm_head", new Linear(config.HiddenSize, config.VocabSize, weightInitializer: initializer, biasInitializer: Constant.Zeros));
    }

    /// <inheritdoc/>
    public override DecoderState CreateState() => new LstmState();

    /// <inheritdoc/>
    public override Tensor Hidden(TokenBatch batch, DecoderState? state = null)
    {
        var memory = (LstmState?)state;
        var (hidden, cell) = memory?.Open() ?? default;
        var words = _words.Forward(batch.InputIds).Dropout(_config.Dropout);
        var output = _lstm.Forward(words, batch.Lengths, hidden, cell);
        memory?.Keep(output.Hidden, output.Cell!.Value, batch.Length);
        return output.Output.Dropout(_config.Dropout);
    }

    /// <inheritdoc/>
    public override Tensor Logits(Tensor hidden) => _head is null ? hidden.Linear(_words.Weight, null) : _head.Forward(hidden);
}
