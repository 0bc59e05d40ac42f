using Linnet.IO;
using Linnet.Models.Pipelines;
using Linnet.Retrieval.Dense;
using Linnet.Retrieval.Documents;
using Linnet.Retrieval.Fusion;
using Linnet.Retrieval.Lexical;

namespace Linnet.Retrieval;

/// <summary>
/// A folder of documents made searchable: by words (BM25), by meaning (vectors of an encoder), or both. An index folder is whole by itself. Safe to
/// search from any number of threads at once.
/// </summary>
/// <example>
/// <code>
/// SearchIndex.Build("documents", "index", new IndexOptions { Encoder = "models/encoder" });
/// using var index = SearchIndex.Open("index");
/// foreach (var hit in index.Search("how do I return a parcel?")) Console.WriteLine($"{hit.Passage.Document}: {hit.Passage.Text}");
/// </code>
/// </example>
public sealed class SearchIndex : ILanguagePipeline<SearchIndex>
{
    private const int PassagesAtOnce = 256;

    private readonly Bm25Index _lexical;
    private readonly VectorTable? _vectors;
    private readonly HnswGraph? _graph;
    private readonly SentenceEncoder? _encoder;

    private SearchIndex(IReadOnlyList<Passage> passages, Bm25Index lexical, VectorTable? vectors, HnswGraph? graph, SentenceEncoder? encoder) =>
        (Passages, _lexical, _vectors, _graph, _encoder) = (passages, lexical, vectors, graph, encoder);

    /// <summary>All passages.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>Whether the index can be searched by meaning.</summary>
    public bool HasVectors => _vectors is not null;

    /// <summary>Indexes a folder of documents: txt, md, html, and each row of jsonl, tsv and csv.</summary>
    /// <param name="documents">The folder, with all its folders.</param>
    /// <param name="output">The index folder, written whole or not at all; an existing one is replaced.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="note">Hears what was left out and what was done.</param>
    /// <param name="cancellation">Stops the work; nothing is left behind.</param>
    /// <exception cref="DataFormatException">A document cannot be read, or there is none.</exception>
    /// <exception cref="ModelFormatException">The encoder's folder cannot be used.</exception>
    public static void Build(string documents, string output, IndexOptions? options = null, Action<string>? note = null, CancellationToken cancellation = default)
    {
        options ??= new IndexOptions();
        options.Validate();
        var passages = new List<Passage>();
        var count = 0;
        foreach (var (name, text) in DocumentFolder.Read(documents, note ?? (_ => { })))
        {
            cancellation.ThrowIfCancellationRequested();
            count++;
            passages.AddRange(PassageCutter.Cut(text, options.PassageLength).Select((part, number) => new Passage(name, number, part)));
        }

        note?.Invoke($"{count} documents, {passages.Count} passages");
        Build(passages, output, options, note, cancellation);
    }

    /// <summary>Indexes passages.</summary>
    /// <param name="passages">Any number.</param>
    /// <param name="output">The index folder, written whole or not at all; an existing one is replaced.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="note">Hears what was done.</param>
    /// <param name="cancellation">Stops the work; nothing is left behind.</param>
    public static void Build(IReadOnlyList<Passage> passages, string output, IndexOptions? options = null, Action<string>? note = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(passages);
        options ??= new IndexOptions();
        options.Validate();
        var lexical = Bm25Index.Build([.. passages.Select(passage => passage.Text)]);
        VectorTable? vectors = null;
        HnswGraph? graph = null;
        if (options.Encoder is { } folder)
        {
            vectors = Encode(passages, folder, cancellation);
            graph = HnswBuilder.Build(vectors, options.Graph, cancellation);
            note?.Invoke($"vectors of {vectors.Dimension} numbers by {folder}");
        }

        AtomicFolder.Write(output, temporary =>
        {
            IndexFiles.Write(temporary, passages, lexical, vectors, graph);
            if (options.Encoder is { } from) CopyFolder(from, Path.Combine(temporary, IndexFiles.EncoderFolder));
        });
    }

    /// <summary>Opens an index folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ModelFormatException">The folder is missing or damaged.</exception>
    public static SearchIndex Open(string path)
    {
        var (passages, lexical, vectors, graph) = IndexFiles.Read(path);
        var encoder = vectors is null ? null : SentenceEncoder.Load(Path.Combine(path, IndexFiles.EncoderFolder));
        return new SearchIndex(passages, lexical, vectors, graph, encoder);
    }

    /// <summary>The passages that answer a query best.</summary>
    /// <param name="query">Any text.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ConfigurationException">The index has no vectors and the search is to go by them, or an option is out of range.</exception>
    public IReadOnlyList<SearchHit> Search(string query, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        options ??= new SearchOptions();
        options.Validate();
        var candidates = Math.Max(options.Top, options.Candidates);
        var found = options.Mode switch
        {
            SearchMode.Lexical => _lexical.Search(query, candidates),
            SearchMode.Dense => Near(query, candidates, options) ?? throw new ConfigurationException("The index has no vectors; build it with an encoder (linnet index --model)."),
            _ => Near(query, candidates, options) is { } near ? ReciprocalRankFusion.Fuse(_lexical.Search(query, candidates), near) : _lexical.Search(query, candidates),
        };
        var hits = found.Take(candidates).Select(item => new SearchHit(Passages[item.Passage], item.Score));
        return [.. (options.Reranker is { } scorer ? Rerank(query, [.. hits], scorer) : hits).Take(options.Top)];
    }

    /// <summary>Frees the encoder; no search may be under way.</summary>
    public void Dispose() => _encoder?.Dispose();

    static SearchIndex ILanguagePipeline<SearchIndex>.Load(string path) => Open(path);

    static void ILanguagePipeline<SearchIndex>.Check(string path) => IndexFiles.Check(path);

    private static IEnumerable<SearchHit> Rerank(string query, SearchHit[] hits, PairScorer scorer)
    {
        var shares = scorer.Shares([.. hits.Select(hit => new TextInput(query, hit.Passage.Text))]);
        return hits.Select((hit, i) => hit with { Score = shares[i] }).OrderByDescending(hit => hit.Score);
    }

    private static VectorTable Encode(IReadOnlyList<Passage> passages, string folder, CancellationToken cancellation)
    {
        using var encoder = SentenceEncoder.Load(folder);
        var dimension = encoder.Encode("").Length;
        var values = new float[passages.Count * dimension];
        var row = 0;
        foreach (var chunk in passages.Chunk(PassagesAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var vector in encoder.Encode([.. chunk.Select(passage => passage.Text)])) vector.CopyTo(values.AsSpan(row++ * dimension));
        }

        return new VectorTable(values, dimension);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private List<(int Passage, float Score)>? Near(string query, int count, SearchOptions options)
    {
        if (_vectors is null || _encoder is null || _graph is null) return null;
        var vector = _encoder.Encode(query);
        return options.Exact ? _vectors.Search(vector, count) : _graph.Search(vector, count, Math.Max(options.GraphCandidates, 2 * count));
    }
}
