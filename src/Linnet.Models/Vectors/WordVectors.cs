using Linnet.Tensors.Kernels.Lanes;

namespace Linnet.Models.Vectors;

/// <summary>
/// Words and a vector for each, as Word2Vec, GloVe and fastText learn them: words that are used alike have vectors that point alike.
/// May be shared between threads.
/// </summary>
/// <example><code>
/// var vectors = WordVectors.Load("vectors.txt");
/// foreach (var near in vectors.Nearest("dog", 5)) Console.WriteLine($"{near.Word} {near.Similarity:F3}");
/// var queen = vectors.Analogy("man", "king", "woman", 1)[0];
/// </code></example>
public sealed class WordVectors
{
    private readonly string[] _words;
    private readonly float[] _values;
    private readonly Dictionary<string, int> _index;
    private readonly Lazy<float[]> _inverseNorms;

    /// <summary>Puts words and vectors together.</summary>
    /// <param name="words">The words, no two alike, usually the most frequent first.</param>
    /// <param name="values"><c>[words, dimension]</c>, all finite, taken over without a copy.</param>
    /// <param name="dimension">Length of a vector, at least 1.</param>
    /// <exception cref="ShapeException">Sizes that do not fit.</exception>
    /// <exception cref="ConfigurationException">A word occurs twice.</exception>
    public WordVectors(IReadOnlyList<string> words, float[] values, int dimension)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(values);
        if (dimension < 1 || values.LongLength != (long)words.Count * dimension)
            throw new ShapeException($"{words.Count} words of {dimension} dimensions need {(long)words.Count * dimension} values, and there are {values.LongLength}.");
        _words = [.. words];
        _values = values;
        Dimension = dimension;
        _index = new Dictionary<string, int>(_words.Length, StringComparer.Ordinal);
        for (var i = 0; i < _words.Length; i++)
        {
            if (!_index.TryAdd(_words[i], i))
                throw new ConfigurationException($"The word '{_words[i]}' has two vectors, number {_index[_words[i]]} and number {i}; expected one.");
        }

        _inverseNorms = new Lazy<float[]>(InverseNorms);
    }

    /// <summary>Length of a vector.</summary>
    public int Dimension { get; }

    /// <summary>Number of words.</summary>
    public int Count => _words.Length;

    /// <summary>The words, in the order of the file or of falling frequency.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>All vectors, <c>[words, dimension]</c>.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The vector of a word, <c>[dimension]</c>.</summary>
    /// <param name="word">A word, in the letter case that the vectors were learnt with.</param>
    /// <exception cref="ConfigurationException">There is no vector for it.</exception>
    public ReadOnlySpan<float> this[string word] => Row(Require(word));

    /// <summary>Reads a file in word2vec's text or binary format, told apart by their content, or GloVe's, which is the text
    /// format without its first line. Of a word that occurs twice the first vector counts.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">The file is damaged or no such format; names the line or the word.</exception>
    public static WordVectors Load(string path) => WordVectorReader.Read(path);

    /// <summary>Length of the vectors in a file, from its first line alone.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">The file can not be read, or does not begin as one of word vectors does.</exception>
    public static int ReadDimension(string path) => WordVectorReader.ReadDimension(path);

    /// <summary>Writes a file that word2vec, Gensim and fastText's users can read; whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Text or binary.</param>
    /// <exception cref="ConfigurationException">A word has white space in it, which the formats can not hold.</exception>
    public void Save(string path, WordVectorFormat format = WordVectorFormat.Text) => WordVectorWriter.Write(this, path, format);

    /// <summary>Whether a word has a vector.</summary>
    /// <param name="word">A word.</param>
    public bool Contains(string word) => _index.ContainsKey(word);

    /// <summary>The vector of a word, if it has one.</summary>
    /// <param name="word">A word.</param>
    /// <param name="vector">Its vector, <c>[dimension]</c>, or nothing.</param>
    public bool TryGet(string word, out ReadOnlySpan<float> vector)
    {
        var found = _index.TryGetValue(word, out var row);
        vector = found ? Row(row) : default;
        return found;
    }

    /// <summary>Cosine of the angle between two words' vectors, −1 to 1; 0 where one is all zeros.</summary>
    /// <param name="left">A word.</param>
    /// <param name="right">Another.</param>
    /// <exception cref="ConfigurationException">A word has no vector.</exception>
    public float Similarity(string left, string right)
    {
        var (a, b) = (Require(left), Require(right));
        var x = Row(a);
        var y = Row(b);
        double sum = 0;
        for (var d = 0; d < Dimension; d++) sum += x[d] * y[d];
        return (float)(sum * _inverseNorms.Value[a] * _inverseNorms.Value[b]);
    }

    /// <summary>The words whose vectors point most nearly as a word's does, the nearest first, itself left out.</summary>
    /// <param name="word">A word.</param>
    /// <param name="count">Most words to give, at least 1.</param>
    /// <exception cref="ConfigurationException">The word has no vector.</exception>
    public IReadOnlyList<WordSimilarity> Nearest(string word, int count = 10)
    {
        var row = Require(word);
        return Nearest(Row(row), count, [row]);
    }

    /// <summary>The words whose vectors point most nearly as a vector does, the nearest first.</summary>
    /// <param name="vector"><c>[dimension]</c>.</param>
    /// <param name="count">Most words to give, at least 1.</param>
    /// <exception cref="ShapeException">The vector has another length.</exception>
    public IReadOnlyList<WordSimilarity> Nearest(ReadOnlySpan<float> vector, int count = 10) => Nearest(vector, count, []);

    /// <summary>
    /// What is to <paramref name="c"/> as <paramref name="b"/> is to <paramref name="a"/>: the words nearest to b − a + c, all three
    /// made one long first (Mikolov et al. 2013, "Linguistic Regularities in Continuous Space Word Representations"), themselves left out.
    /// </summary>
    /// <param name="a">Man.</param>
    /// <param name="b">King.</param>
    /// <param name="c">Woman.</param>
    /// <param name="count">Most words to give, at least 1.</param>
    /// <exception cref="ConfigurationException">A word has no vector.</exception>
    public IReadOnlyList<WordSimilarity> Analogy(string a, string b, string c, int count = 10)
    {
        int[] rows = [Require(a), Require(b), Require(c)];
        var target = new float[Dimension];
        AddUnit(rows[0], -1, target);
        AddUnit(rows[1], 1, target);
        AddUnit(rows[2], 1, target);
        return Nearest(target, count, rows);
    }

    private ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * Dimension, Dimension);

    private int Require(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (_index.TryGetValue(word, out var row)) return row;
        var lower = word.ToLowerInvariant();
        var hint = lower != word && _index.ContainsKey(lower) ? $"; there is '{lower}'" : "";
        throw new ConfigurationException($"There is no vector for '{word}' among the {Count} words{hint}.");
    }

    private void AddUnit(int row, float factor, float[] target)
    {
        var values = Row(row);
        var scale = factor * _inverseNorms.Value[row];
        for (var d = 0; d < target.Length; d++) target[d] += scale * values[d];
    }

    private List<WordSimilarity> Nearest(ReadOnlySpan<float> vector, int count, ReadOnlySpan<int> without)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (vector.Length != Dimension) throw new ShapeException($"The vector has {vector.Length} values, expected {Dimension}.");
        var similarities = Similarities(vector);
        var best = new PriorityQueue<int, (float Similarity, int Order)>();
        for (var row = 0; row < similarities.Length; row++)
        {
            if (without.Contains(row)) continue;
            best.Enqueue(row, (similarities[row], -row));
            if (best.Count > count) best.Dequeue();
        }

        var result = new List<WordSimilarity>(best.Count);
        while (best.TryDequeue(out var row, out var key)) result.Add(new WordSimilarity(_words[row], key.Similarity));
        result.Reverse();
        return result;
    }

    private unsafe float[] Similarities(ReadOnlySpan<float> vector)
    {
        var result = new float[Count];
        double squares = 0;
        foreach (var value in vector) squares += (double)value * value;
        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        fixed (float* values = _values, query = vector, norms = _inverseNorms.Value, target = result)
        {
            var kernel = new SimilarityKernel { Values = values, Query = query, InverseNorms = norms, Scale = scale, Dimension = Dimension, Result = target };
            LanesRunner.For(Count, LanesRunner.RowGrain(Dimension), in kernel);
        }

        return result;
    }

    private float[] InverseNorms()
    {
        var norms = new float[Count];
        for (var row = 0; row < norms.Length; row++)
        {
            double squares = 0;
            foreach (var value in Row(row)) squares += (double)value * value;
            norms[row] = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        }

        return norms;
    }
}
