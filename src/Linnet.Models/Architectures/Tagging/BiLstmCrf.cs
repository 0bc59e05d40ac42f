using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// The BiLSTM-CRF tagger (Huang et al. 2015; with spellings Lample et al. 2016, Ma and Hovy 2016): vectors of the word, its spelling, its
/// shape and its neighbours are read in both directions; a dense layer scores the tags and a conditional random field joins them. With intents
/// the states, pooled by attention, also tell what the whole row wants (Liu and Lane 2016).
/// </summary>
public sealed class BiLstmCrf : TaggingNetwork
{
    private readonly BiLstmCrfConfig _config;
    private readonly Embedding _words;
    private readonly CharacterEncoder? _characters;
    private readonly Embedding? _shapes;
    private readonly Embedding? _bigrams;
    private readonly Lstm _lstm;
    private readonly Linear _classifier;
    private readonly AttentionPooling? _pooling;
    private readonly Linear? _intentClassifier;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes, tags and intents.</param>
    public BiLstmCrf(BiLstmCrfConfig config)
        : base(config)
    {
        _config = config;
        _words = Register("word_embeddings", Table(config.VocabSize, config.EmbeddingSize));
        _words.Weight.IsTrainable = !config.FreezeEmbeddings;
        if (config.CharacterFeatures != CharacterFeatures.None)
        {
            _characters = Register("characters", new CharacterEncoder(
                config.CharacterFeatures, config.CharacterVocabSize, config.CharacterEmbeddingSize, config.CharacterHiddenSize, config.EmbeddingDropoutProb));
        }

        if (config.ShapeEmbeddingSize > 0) _shapes = Register("shape_embeddings", Table(WordShape.Count, config.ShapeEmbeddingSize));
        if (config.BigramVocabSize > 0) _bigrams = Register("bigram_embeddings", Table(config.BigramVocabSize, config.BigramEmbeddingSize));
        _lstm = Register("lstm", new Lstm(config.InputSize, config.HiddenSize, config.NumHiddenLayers, isBidirectional: true, config.HiddenDropoutProb));
        _classifier = Register("classifier", new Linear(2 * config.HiddenSize, config.Labels.Count));
        if (config.UseCrf) Crf = Register("crf", new ConditionalRandomField(config.Labels.Count));
        if (config.Intents.Count == 0) return;
        _pooling = Register("intent_pooling", new AttentionPooling(2 * config.HiddenSize));
        _intentClassifier = Register("intent_classifier", new Linear(2 * config.HiddenSize, config.Intents.Count));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Intents => _config.Intents;

    /// <inheritdoc/>
    public override TokenUnit Unit => _config.Unit;

    /// <inheritdoc/>
    protected override ConditionalRandomField? Crf { get; }

    /// <inheritdoc/>
    public override TaggingOutput Tag(TokenBatch batch)
    {
        var words = WordsOf(batch);
        var states = _lstm.Forward(Read(batch, words).Dropout(_config.EmbeddingDropoutProb), batch.Lengths).Output;
        var emissions = _classifier.Forward(states.Dropout(_config.ClassifierDropout));
        return new TaggingOutput(emissions, batch.Lengths, _intentClassifier?.Forward(_pooling!.Forward(states, batch.Lengths).Dropout(_config.ClassifierDropout)));
    }

    /// <summary>All that is known of each word side by side, <c>[batch, words, input]</c>.</summary>
    private Tensor Read(TokenBatch batch, WordInputs words)
    {
        var parts = new List<Tensor>(3);
        if (_characters is not null) parts.Add(_characters.Forward(Given(words.Characters), Given(words.CharacterLengths)).GatherRows(Given(words.Spellings)));
        if (_shapes is not null) parts.Add(_shapes.Forward(Given(words.Shapes)));
        if (_bigrams is not null) parts.Add(_bigrams.Forward(Given(words.Bigrams)));
        var vectors = _words.Forward(batch.InputIds);
        return parts.Count == 0 ? vectors : vectors.Concat([.. parts]);
    }

    private static IntTensor Given(IntTensor? part) =>
        part ?? throw new ShapeException("The batch lacks a part of the words that this tagger was made to read; make it with the model's own encoder.");

    /// <summary>Uniform in ±√(3 / size), as Ma and Hovy start their vectors.</summary>
    private static Embedding Table(int count, int size)
    {
        var range = MathF.Sqrt(3f / size);
        return new Embedding(count, size, 0, new Uniform(-range, range));
    }
}
