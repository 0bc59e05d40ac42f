using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// A transformer decoder as a classifier of texts (Radford et al. 2018, section 3.2): labels are told by the hidden state of the last token, which alone
/// has seen the whole text, through a dense layer without a bias. Tensor names are those of transformers'
/// <c>GPT2ForSequenceClassification</c> and <c>LlamaForSequenceClassification</c>, so their checkpoints load as they are.
/// </summary>
/// <example>
/// <code>
/// using var network = ModelFolder.Open("models/gpt2-intents").LoadNetwork();
/// using var scope = TensorScope.Inference();
/// var logits = network.Forward(TokenBatch.FromRows([[31373, 612], [5562]], padId: 50256)); // [2, labels]
/// </code>
/// </example>
public sealed class DecoderForSequenceClassification : TextNetwork
{
    private const string HeadName = "score";

    private readonly DecoderConfig _config;
    private readonly DecoderBody _body;
    private readonly Linear _score;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and labels.</param>
    public DecoderForSequenceClassification(DecoderConfig config)
        : base(config)
    {
        ArgumentNullException.ThrowIfNull(config);
        _config = config;
        _body = Register(config.BodyName, config.CreateBody());
        _score = Register(HeadName, config.CreateHead(config.Labels.Count));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override int MaxLength => _config.MaxLength;

    /// <inheritdoc/>
    public override bool ReadsTokenTypes => false;

    /// <inheritdoc/>
    public override Tensor Forward(TokenBatch batch) => Judge(batch, _body.Hidden(batch));

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var hidden = _body.Hidden(batch);
        return new NetworkOutput { LastHiddenState = hidden, Logits = Judge(batch, hidden) };
    }

    /// <summary>Understands names without their prefix, and leaves out buffers and the output layer of the language model.</summary>
    /// <param name="tensorName">A name in the checkpoint.</param>
    public override string? ParameterNameOf(string tensorName) => _body.NameOf(tensorName, HeadName);

    private Tensor Judge(TokenBatch batch, Tensor hidden) =>
        _score.Forward(hidden.Reshape(new Shape(batch.BatchSize * batch.Length, _config.HiddenWidth)).GatherRows(LastTokens(batch)));

    /// <summary>Where each row's last token stands that is neither masked out nor, as transformers has it, the padding id; the first where all are.</summary>
    private IntTensor LastTokens(TokenBatch batch)
    {
        var places = IntTensor.Zeros(new Shape(batch.BatchSize));
        for (var row = 0; row < places.Count; row++)
        {
            var ids = batch.InputIds.Data.Slice(row * batch.Length, batch.Lengths.Data[row]);
            var last = _config.PadTokenId is { } pad ? ids.LastIndexOfAnyExcept(pad) : ids.Length - 1;
            places.Data[row] = (row * batch.Length) + Math.Max(0, last);
        }

        return places;
    }
}
