using System.Collections.Concurrent;
using Linnet.IO;

namespace Linnet.Text.Tokenization;

/// <summary>
/// Turns text into the ids of a vocabulary and back, as the Hugging Face library <c>tokenizers</c> does from the same
/// tokenizer.json: added tokens, normaliser, pre-tokeniser, model, post-processor; and a decoder for the way back. Immutable and
/// safe for concurrent use.
/// </summary>
/// <example>
/// <code>
/// var tokenizer = Tokenizer.Load("models/mine");
/// var encoding = tokenizer.Encode("A text", pair: "and another");
/// int[] ids = tokenizer.EncodeIds("where offsets are not wanted");
/// string text = tokenizer.Decode(ids);
/// </code>
/// </example>
public sealed partial class Tokenizer
{
    private const string FileName = "tokenizer.json";

    private readonly TextPipeline _pipeline;
    private readonly AddedVocabulary _added;
    private readonly ConcurrentBag<TextEncoder> _encoders = [];
    private readonly ConcurrentBag<TextPieces> _pieces = [];

    /// <summary>Creates a tokeniser from its parts.</summary>
    /// <param name="parts">The parts; later changes to them do not matter.</param>
    /// <exception cref="ConfigurationException">There is no model.</exception>
    public Tokenizer(TokenizerParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Model = parts.Model ?? throw new ConfigurationException("a tokenizer needs a model; set TokenizerParts.Model");
        Normalizer = parts.Normalizer;
        PreTokenizer = parts.PreTokenizer;
        PostProcessor = parts.PostProcessor;
        Decoder = parts.Decoder;
        Truncation = parts.Truncation;
        Padding = parts.Padding;
        _added = new AddedVocabulary(Model.Vocabulary, parts.AddedTokens);
        _pipeline = new TextPipeline(Normalizer, PreTokenizer, _added.InOrder);
        _frames = new Lazy<TokenFrame>[4];
        for (var i = 0; i < _frames.Length; i++)
        {
            var number = i;
            _frames[i] = new Lazy<TokenFrame>(() => new TokenFrame(PostProcessor, isPair: (number & 1) != 0, addSpecialTokens: (number & 2) != 0));
        }
    }

    /// <summary>Cuts words into tokens.</summary>
    public TokenizerModel Model { get; }

    /// <summary>Rewrites the text first, or null.</summary>
    public Normalizer? Normalizer { get; }

    /// <summary>Cuts the text into words, or null.</summary>
    public PreTokenizer? PreTokenizer { get; }

    /// <summary>Adds special tokens, or null.</summary>
    public PostProcessor? PostProcessor { get; }

    /// <summary>Makes text of tokens; null for tokens with spaces between them.</summary>
    public Decoder? Decoder { get; }

    /// <summary>How long an encoding may get unless the call says otherwise, or null.</summary>
    public TruncationOptions? Truncation { get; }

    /// <summary>How encodings are filled up, or null.</summary>
    public PaddingOptions? Padding { get; }

    /// <summary>The added tokens by id.</summary>
    public IReadOnlyDictionary<int, AddedToken> AddedTokens => _added.Tokens;

    /// <summary>Reads a tokenizer.json.</summary>
    /// <param name="path">The file, or a folder that holds it.</param>
    /// <exception cref="ModelFormatException">There is no such file, or it is not a tokenizer.json, or it is damaged.</exception>
    public static Tokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        byte[] content;
        try
        {
            content = File.ReadAllBytes(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException(file, $"can not be read: {cause.Message}", cause);
        }

        return new TokenizerReader(file).Read(content);
    }

    /// <summary>Reads the content of a tokenizer.json.</summary>
    /// <param name="json">The content.</param>
    /// <exception cref="ModelFormatException">It is not a tokenizer.json, or damaged.</exception>
    public static Tokenizer Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new TokenizerReader(FileName).Read(Utf8Text.ToBytes(json));
    }

    /// <summary>Writes a tokenizer.json, whole or not at all.</summary>
    /// <param name="path">The file, or a folder that is there already, where it gets the name tokenizer.json.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(Directory.Exists(path) ? Path.Combine(path, FileName) : path, stream => TokenizerWriter.Write(this, stream));
    }

    /// <summary>The content of a tokenizer.json.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        TokenizerWriter.Write(this, stream);
        return Utf8Text.ToString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>The same tokeniser with other parts.</summary>
    /// <param name="change">Sets what should be different.</param>
    public Tokenizer With(Action<TokenizerParts> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var parts = new TokenizerParts
        {
            Model = Model,
            Normalizer = Normalizer,
            PreTokenizer = PreTokenizer,
            PostProcessor = PostProcessor,
            Decoder = Decoder,
            Truncation = Truncation,
            Padding = Padding,
            AddedTokens = [.. AddedTokens.OrderBy(pair => pair.Key).Select(pair => pair.Value)],
        };
        change(parts);
        return new Tokenizer(parts);
    }
}
