using System.Runtime.InteropServices;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Sparse;

/// <summary>Reads inputs into the keys of their fastText features, with repeats. One reader serves one thread.</summary>
internal sealed class FastTextReader
{
    /// <summary>A feature of every text, fastText's end of line: it learns which labels are frequent.</summary>
    private const ulong Always = 0xA24BAED4963EE407UL;

    private readonly InputFeatures _features = new();
    private readonly NgramBlock _words = new(NgramAnalyzer.Word, 1, 1);
    private readonly NgramBlock? _wordNgrams;
    private readonly NgramBlock? _charNgrams;
    private readonly ulong _buckets;

    public FastTextReader(FastTextFeatures features)
    {
        if (features.WordNgrams > 1) _wordNgrams = new NgramBlock(NgramAnalyzer.Word, 2, features.WordNgrams);
        if (features.MaxCharNgram > 0) _charNgrams = new NgramBlock(NgramAnalyzer.CharInWord, features.MinCharNgram, features.MaxCharNgram);
        _buckets = (ulong)features.Buckets;
    }

    /// <summary>The keys of the input that was read last.</summary>
    public List<ulong> Keys { get; } = [];

    /// <summary>Rows of the input, where a model's vocabulary has looked up the keys.</summary>
    public List<int> Rows { get; } = [];

    public void Read(TextInput input)
    {
        Keys.Clear();
        Keys.Add(Always);
        _features.Add(input, _words, 0, Keys);
        var words = Keys.Count;
        if (_wordNgrams is not null) _features.Add(input, _wordNgrams, 1, Keys);
        if (_charNgrams is not null) _features.Add(input, _charNgrams, 2, Keys);
        if (_buckets == 0) return;

        // A bucket's key is its number, hashed so that it lies among the words' keys without meeting one.
        foreach (ref var key in CollectionsMarshal.AsSpan(Keys)[words..]) key = NgramExtractor.Finish((key >> 8) % _buckets);
    }
}
