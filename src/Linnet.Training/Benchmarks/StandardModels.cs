using Linnet.Models.Architectures;

namespace Linnet.Training.Benchmarks;

/// <summary>The models whose speed is measured.</summary>
public static class StandardModels
{
    private const int WordVocabulary = 20_000;
    private const int BertPositions = 128;

    /// <summary>From the smallest step to the largest.</summary>
    public static IReadOnlyList<StandardModel> All { get; } =
    [
        TextCnnModel(),
        BiLstmModel(),
        BertModel("bert-tiny", BertConfig.Tiny, 4_337_026),
        BertModel("bert-mini", BertConfig.Mini, 11_072_770),
    ];

    /// <summary>Names of all models.</summary>
    public static IEnumerable<string> Names => All.Select(model => model.Name);

    /// <summary>The model of a name.</summary>
    /// <param name="name">As in <c>textcnn</c>.</param>
    /// <exception cref="ConfigurationException">There is no such model.</exception>
    public static StandardModel Find(string name) => All.FirstOrDefault(model => model.Name == name)
        ?? throw new ConfigurationException($"there is no standard model '{name}'; use one of {string.Join(", ", Names)}.");

    /// <summary>Kim's CNN: widths 3, 4 and 5, a hundred filters each.</summary>
    private static StandardModel TextCnnModel()
    {
        var config = new TextCnnConfig { VocabSize = WordVocabulary, EmbeddingSize = 128, NumFilters = 100, FilterSizes = [3, 4, 5], ClassifierDropout = 0.5f };
        return new("textcnn", config, WordVocabulary, () => new TextCnn(config), 2_714_502, batchSize: 64, length: 64);
    }

    /// <summary>One bidirectional LSTM layer with two biases a gate, the largest state over time, no dropout.</summary>
    private static StandardModel BiLstmModel()
    {
        var config = new RecurrentConfig { VocabSize = WordVocabulary, EmbeddingSize = 128, HiddenSize = 128, Pooling = RecurrentPooling.Max, ClassifierDropout = 0 };
        return new("bilstm", config, WordVocabulary, () => new RecurrentClassifier(config), 2_824_706, batchSize: 64, length: 64);
    }

    /// <summary>The English vocabulary, post-norm, dropout 0.1 everywhere.</summary>
    private static StandardModel BertModel(string name, BertConfig size, long parameters)
    {
        var config = size with { MaxPositionEmbeddings = BertPositions };
        return new(name, config, config.VocabSize, () => new Bert(config), parameters, batchSize: 16, length: 128);
    }
}
