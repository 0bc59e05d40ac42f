namespace Linnet.Training.Recipes;

/// <summary>The architecture of a run; sizes that are null take the architecture's defaults.</summary>
public sealed class ModelSection
{
    /// <summary><c>auto</c>, <c>linear</c>, <c>fasttext</c>, <c>textcnn</c>, <c>bilstm</c>, <c>bigru</c>, <c>bert</c> or <c>ensemble</c>.</summary>
    public string Type { get; set; } = "auto";

    /// <summary>A model folder whose weights the run starts from.</summary>
    public string? From { get; set; }

    /// <summary>Members of an ensemble or candidates of <c>auto</c>.</summary>
    public IReadOnlyList<string>? Members { get; set; }

    /// <summary>How many taggers with different seeds judge together.</summary>
    public int? EnsembleSize { get; set; }

    /// <summary>Width of the token embeddings.</summary>
    public int? EmbeddingSize { get; set; }

    /// <summary>A file of word vectors that the token embeddings begin with, in word2vec's formats or GloVe's.</summary>
    public string? Embeddings { get; set; }

    /// <summary>Whether training leaves the token embeddings as <see cref="Embeddings"/> has them.</summary>
    public bool? FreezeEmbeddings { get; set; }

    /// <summary>Width of the hidden states.</summary>
    public int? HiddenSize { get; set; }

    /// <summary>Number of stacked layers.</summary>
    public int? NumHiddenLayers { get; set; }

    /// <summary>Attention heads.</summary>
    public int? NumAttentionHeads { get; set; }

    /// <summary>Width of the feed-forward layers.</summary>
    public int? IntermediateSize { get; set; }

    /// <summary>Filters of each width of a convolution.</summary>
    public int? NumFilters { get; set; }

    /// <summary>Widths of the convolutions.</summary>
    public IReadOnlyList<int>? FilterSizes { get; set; }

    /// <summary><c>max</c>, <c>mean</c>, <c>attention</c>, or <c>cls</c> for the first token.</summary>
    public string? Pooling { get; set; }

    /// <summary>How a model of pairs scores: <c>bi-encoder</c> or <c>cross-encoder</c>.</summary>
    public string? Scoring { get; set; }

    /// <summary>Dropout before the classifier, 0 to below 1.</summary>
    public double? Dropout { get; set; }

    /// <summary>Dropout on the embeddings, 0 to below 1.</summary>
    public double? EmbeddingDropout { get; set; }

    /// <summary>Whether the norm comes before each sub-layer (pre-norm) instead of after it.</summary>
    public bool? PreNorm { get; set; }

    /// <summary>Whether a tagger judges the tags of neighbouring words together (conditional random field).</summary>
    public bool? Crf { get; set; }

    /// <summary>How a tagger reads the spelling of words: <c>none</c>, <c>cnn</c> or <c>lstm</c>.</summary>
    public string? CharacterFeatures { get; set; }

    /// <summary>Whether a reader is told which tokens of the text also stand in the question.</summary>
    public bool? MarksMatches { get; set; }

    /// <summary>Whether a tagger of characters also reads each with the one before it.</summary>
    public bool? Bigrams { get; set; }

    /// <summary>Part of the pairs of characters that training shows as unknown, 0 to below 1.</summary>
    public double? BigramDropout { get; set; }

    /// <summary>How a recurrent model that writes looks at its source: <c>bahdanau</c> or <c>luong</c>.</summary>
    public string? Attention { get; set; }

    /// <summary>Whether a recurrent model that writes may copy tokens of its source.</summary>
    public bool? Copy { get; set; }

    /// <summary>Whether the attention of a recurrent model that writes is told where it has looked before.</summary>
    public bool? Coverage { get; set; }

    /// <summary>Longest word n-gram of <c>fasttext</c> and <c>linear</c>.</summary>
    public int? WordNgrams { get; set; }

    /// <summary>Shortest character n-gram; 0 for none.</summary>
    public int? MinCharNgram { get; set; }

    /// <summary>Longest character n-gram; 0 for none.</summary>
    public int? MaxCharNgram { get; set; }

    /// <summary>Buckets that n-grams are hashed into.</summary>
    public int? Buckets { get; set; }
}
