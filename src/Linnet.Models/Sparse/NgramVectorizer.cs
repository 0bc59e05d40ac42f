using System.Runtime.InteropServices;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Sparse;

/// <summary>
/// Turns texts into sparse vectors of n-gram features: (1 + ln count) · idf, each block brought to unit length (Salton and
/// Buckley 1988). A pair of texts gives, for each block, the features of the first text, of the second, of what both share, and
/// how much that is. Immutable and safe to use from any number of threads.
/// </summary>
/// <example><code>
/// var vectorizer = NgramVectorizer.Fit([new(NgramAnalyzer.Word, 1, 2), new(NgramAnalyzer.Char, 2, 6)], texts);
/// CsrMatrix features = vectorizer.Transform(texts);
/// </code></example>
public sealed class NgramVectorizer
{
    private readonly int[] _blockOfColumn;

    /// <summary>Puts a vectorizer together from its stored parts.</summary>
    /// <param name="blocks">Kinds of n-grams, at least one.</param>
    /// <param name="keys">Key of every column; columns of a block stand together, in the order of the blocks.</param>
    /// <param name="inverseDocumentFrequencies">A weight for every column.</param>
    /// <param name="blockStarts">First column of every block, and the number of columns at the end.</param>
    /// <exception cref="ConfigurationException">A block is out of range, or the parts do not fit together.</exception>
    public NgramVectorizer(IReadOnlyList<NgramBlock> blocks, ulong[] keys, float[] inverseDocumentFrequencies, int[] blockStarts)
    {
        if (blocks.Count == 0) throw new ConfigurationException("an n-gram vectorizer needs at least one block.");
        foreach (var block in blocks) block.Validate();
        if (inverseDocumentFrequencies.Length != keys.Length || blockStarts.Length != blocks.Count + 1 || blockStarts[0] != 0
            || blockStarts[^1] != keys.Length || blockStarts.Zip(blockStarts.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            throw new ConfigurationException(
                $"n-gram vectorizer: {blocks.Count} blocks, {keys.Length} keys, {inverseDocumentFrequencies.Length} weights and block starts [{string.Join(", ", blockStarts)}] do not fit together.");
        }

        Blocks = blocks;
        Vocabulary = new NgramVocabulary(keys);
        InverseDocumentFrequencies = inverseDocumentFrequencies;
        BlockStarts = blockStarts;
        _blockOfColumn = new int[keys.Length];
        for (var block = 0; block < blocks.Count; block++) _blockOfColumn.AsSpan(blockStarts[block]..blockStarts[block + 1]).Fill(block);
    }

    /// <summary>The kinds of n-grams.</summary>
    public IReadOnlyList<NgramBlock> Blocks { get; }

    /// <summary>The key of every column.</summary>
    public NgramVocabulary Vocabulary { get; }

    /// <summary>The weight of every column.</summary>
    public float[] InverseDocumentFrequencies { get; }

    /// <summary>First column of every block, and the number of columns at the end.</summary>
    public int[] BlockStarts { get; }

    /// <summary>Length of a vector.</summary>
    public int Columns => Vocabulary.Count;

    /// <summary>Learns which n-grams occur in enough texts, and their weights.</summary>
    /// <param name="blocks">Kinds of n-grams, at least one.</param>
    /// <param name="inputs">The training texts, read once and none of them kept.</param>
    /// <exception cref="ConfigurationException">A block is out of range.</exception>
    public static NgramVectorizer Fit(IReadOnlyList<NgramBlock> blocks, IEnumerable<TextInput> inputs)
    {
        foreach (var block in blocks) block.Validate();
        var keys = new List<ulong>();
        var weights = new List<float>();
        var starts = new int[blocks.Count + 1];
        var counted = DocumentFrequencies.Count(blocks, inputs, out var texts);
        for (var block = 0; block < blocks.Count; block++)
        {
            foreach (var (key, frequency) in counted[block].Where(entry => entry.Value >= blocks[block].MinDocumentFrequency).OrderBy(entry => entry.Key))
            {
                keys.Add(key);
                weights.Add((float)(Math.Log((1.0 + texts) / (1.0 + frequency)) + 1));
            }

            starts[block + 1] = keys.Count;
        }

        return new NgramVectorizer(blocks, [.. keys], [.. weights], starts);
    }

    /// <summary>The feature vectors of texts.</summary>
    /// <param name="inputs">Any number of texts, read once and none of them kept; n-grams outside the vocabulary count for nothing.</param>
    /// <returns>Shape <c>[inputs, Columns]</c>; columns rise within a row.</returns>
    public CsrMatrix Transform(IEnumerable<TextInput> inputs)
    {
        var row = new SparseRow();
        var starts = new List<int> { 0 };
        var indices = new List<int>();
        var values = new List<float>();
        foreach (var input in inputs)
        {
            Read(input, row);
            indices.AddRange(CollectionsMarshal.AsSpan(row.Columns));
            values.AddRange(CollectionsMarshal.AsSpan(row.Values));
            starts.Add(indices.Count);
        }

        return new CsrMatrix(Columns, [.. starts], [.. indices], [.. values]);
    }

    /// <summary>The feature vector of one text, in memory that is used again and again.</summary>
    internal void Read(TextInput input, SparseRow row)
    {
        row.Keys.Clear();
        for (var block = 0; block < Blocks.Count; block++) row.Features.Add(input, Blocks[block], block, row.Keys);
        row.Columns.Clear();
        row.Values.Clear();
        row.Found.Clear();
        foreach (var key in row.Keys)
        {
            var column = Vocabulary.Find(key);
            if (column >= 0) row.Found.Add(column);
        }

        var found = CollectionsMarshal.AsSpan(row.Found);
        found.Sort();
        for (var i = 0; i < found.Length;)
        {
            var first = i;
            while (i < found.Length && found[i] == found[first]) i++;
            row.Columns.Add(found[first]);
            row.Values.Add((1 + MathF.Log(i - first)) * InverseDocumentFrequencies[found[first]]);
        }

        ScaleBlocks(CollectionsMarshal.AsSpan(row.Columns), CollectionsMarshal.AsSpan(row.Values));
    }

    private void ScaleBlocks(ReadOnlySpan<int> columns, Span<float> values)
    {
        for (var i = 0; i < columns.Length;)
        {
            var (first, block) = (i, _blockOfColumn[columns[i]]);
            var squares = 0.0;
            for (; i < columns.Length && _blockOfColumn[columns[i]] == block; i++) squares += (double)values[i] * values[i];
            var scale = (float)(1 / Math.Sqrt(squares));
            foreach (ref var value in values[first..i]) value *= scale;
        }
    }
}
