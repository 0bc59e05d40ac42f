using Linnet.Models.Initializers;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Architectures;

/// <summary>
/// The relation classifier of Zeng et al. 2014, "Relation Classification via Convolutional Deep Neural Network": every token is its own vector and
/// those of its distances to the two entities; filters of several widths each keep their best match over the sentence; beside them stand the
/// vectors of the entities and their neighbours. The entities are found by their marker tokens. Padding stands on the right of a row.
/// </summary>
/// <example>
/// <code>
/// using var network = new RelationCnn(new RelationCnnConfig { VocabSize = 1000, Labels = ["Cause-Effect(e1,e2)", "Other"] });
/// network.Initialize(new SeededRandom(1));
/// using var scope = TensorScope.Inference();
/// var logits = network.Forward(TokenBatch.FromRows([[2, 17, 3, 40, 4, 18, 5]])); // [1, 2]
/// </code>
/// </example>
public sealed class RelationCnn : TextNetwork
{
    /// <summary>Head and tail by their last words, and the words before and after each.</summary>
    internal const int LexicalTokens = 6;

    private readonly RelationCnnConfig _config;
    private readonly Embedding _words;
    private readonly Embedding _headDistances;
    private readonly Embedding _tailDistances;
    private readonly ConvolutionFilter[] _filters;
    private readonly Linear _classifier;

    /// <summary>Creates the network, all weights zero.</summary>
    /// <param name="config">Sizes and labels.</param>
    public RelationCnn(RelationCnnConfig config)
        : base(config)
    {
        _config = config;
        _words = Register("embedding", new Embedding(config.VocabSize, config.EmbeddingSize, config.PadTokenId, new Normal(0, config.InitializerRange)));
        _words.Weight.IsTrainable = !config.FreezeEmbeddings;
        _headDistances = Register("head_position_embedding", Distances(config));
        _tailDistances = Register("tail_position_embedding", Distances(config));
        _filters = new ConvolutionFilter[config.FilterSizes.Count];
        for (var i = 0; i < _filters.Length; i++)
            _filters[i] = Register($"convs.{i}", new Conv1d(config.EmbeddingSize + (2 * config.PositionEmbeddingSize), config.NumFilters, config.FilterSizes[i])).Filter;
        _classifier = Register("classifier", new Linear((config.NumFilters * _filters.Length) + (LexicalTokens * config.EmbeddingSize), config.Labels.Count));
    }

    /// <inheritdoc/>
    public override int VocabularySize => _config.VocabSize;

    /// <inheritdoc/>
    public override Tensor Forward(TokenBatch batch) => ForwardAll(batch).Logits!.Value;

    /// <inheritdoc/>
    public override NetworkOutput ForwardAll(TokenBatch batch)
    {
        var places = Places(batch);
        var words = _words.Forward(batch.InputIds).Dropout(_config.EmbeddingDropoutProb);
        var vectors = words.Concat(_headDistances.Forward(DistancesTo(batch, places, 0)), _tailDistances.Forward(DistancesTo(batch, places, 1)));
        var lexical = _words.Forward(Lexical(batch, places)).Dropout(_config.EmbeddingDropoutProb);
        var features = vectors.ConvolutionMax(_filters, batch.Lengths).Concat(lexical.Reshape(new Shape(batch.BatchSize, LexicalTokens * _config.EmbeddingSize)));
        return new NetworkOutput { PoolerOutput = features, Logits = _classifier.Forward(features.Dropout(_config.ClassifierDropout)) };
    }

    private static Embedding Distances(RelationCnnConfig config) => new((2 * config.MaxDistance) + 2, config.PositionEmbeddingSize, 0, new Normal(0, config.InitializerRange));

    /// <summary>The places of the four markers in each row; where one is missing, the row's ends.</summary>
    private int[][] Places(TokenBatch batch)
    {
        var places = new int[batch.BatchSize][];
        for (var row = 0; row < places.Length; row++)
        {
            var ids = batch.InputIds.Data.Slice(row * batch.Length, batch.Lengths.Data[row]);
            places[row] = new int[4];
            for (var marker = 0; marker < 4; marker++)
            {
                var place = ids.IndexOf(_config.EntityMarkerIds[marker]);
                places[row][marker] = place >= 0 ? place : marker % 2 == 0 ? 0 : ids.Length - 1;
            }
        }

        return places;
    }

    /// <summary>Each token's distance to an entity's last word, from 1; 0 in padding.</summary>
    private IntTensor DistancesTo(TokenBatch batch, int[][] places, int entity)
    {
        var distances = IntTensor.Zeros(batch.InputIds.Shape);
        for (var row = 0; row < batch.BatchSize; row++)
        {
            var target = places[row][(2 * entity) + 1] - 1;
            for (var i = 0; i < batch.Lengths.Data[row]; i++)
                distances.Data[(row * batch.Length) + i] = Math.Clamp(i - target, -_config.MaxDistance, _config.MaxDistance) + _config.MaxDistance + 1;
        }

        return distances;
    }

    /// <summary>The ids of the lexical tokens, <c>[batch, 6]</c>; padding where a text ends.</summary>
    private IntTensor Lexical(TokenBatch batch, int[][] places)
    {
        var tokens = IntTensor.Zeros(new Shape(batch.BatchSize, LexicalTokens));
        for (var row = 0; row < batch.BatchSize; row++)
        {
            var length = batch.Lengths.Data[row];
            int[] wanted = [places[row][1] - 1, places[row][0] - 1, places[row][1] + 1, places[row][3] - 1, places[row][2] - 1, places[row][3] + 1];
            for (var i = 0; i < wanted.Length; i++)
            {
                tokens.Data[(row * LexicalTokens) + i] = wanted[i] >= 0 && wanted[i] < length
                    ? batch.InputIds.Data[(row * batch.Length) + wanted[i]]
                    : _config.PadTokenId;
            }
        }

        return tokens;
    }
}
