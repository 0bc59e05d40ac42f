namespace Linnet.Benchmarks.Measure;

/// <summary>Texts to encode, each of them once.</summary>
/// <param name="Key">Its part of a figure's name.</param>
/// <param name="File">Under the folder of shared data; the second column of a .tsv file, whole lines of any other.</param>
/// <param name="Join">How many lines, with spaces between, make one text.</param>
internal sealed record Corpus(string Key, string File, int Join = 1)
{
    private static readonly Corpus[] English = [new("en", "multi30k/train.en"), new("en-kilobyte", "multi30k/train.en", Join: 20)];
    private static readonly Corpus[] Chinese = [new("zh", "hotel-zh/train.tsv")];

    /// <summary>What a tokeniser is measured on: the languages that it was made for, and byte-level ones on both.</summary>
    internal static IReadOnlyList<Corpus> For(string tokenizer) => tokenizer switch
    {
        "gpt2" => [.. English, .. Chinese],
        "bert-base-chinese" or "unigram-ja-8k" => Chinese,
        _ => English,
    };

    /// <summary>The texts, without repetitions.</summary>
    internal string[] Read()
    {
        var lines = System.IO.File.ReadLines(SharedFiles.Data(File));
        if (File.EndsWith(".tsv", StringComparison.Ordinal)) lines = lines.Skip(1).Select(line => line[(line.IndexOf('\t') + 1)..]);
        return [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Chunk(Join).Select(chunk => string.Join(' ', chunk)).Distinct()];
    }
}
