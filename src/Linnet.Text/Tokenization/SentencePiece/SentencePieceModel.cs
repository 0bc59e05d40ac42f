using System.Text;

namespace Linnet.Text.Tokenization;

/// <summary>
/// SentencePiece's own model files (<c>.model</c>, <c>.spm</c>; Kudo and Richardson 2018), as far as they hold a unigram model: the pieces with their
/// scores, and the rules by which text is normalised.
/// </summary>
/// <example>
/// <code>
/// var model = SentencePieceModel.Load("source.spm");
/// IReadOnlyList&lt;string&gt; pieces = model.Encode("ein mann schläft"); // "▁ein", "▁mann", …
/// </code>
/// </example>
public sealed class SentencePieceModel
{
    private const int Normal = 1, Unknown = 2, UserDefined = 4;
    private const ulong UnigramType = 1;
    private const long LargestFile = 64L << 20;

    private readonly Tokenizer _tokenizer;
    private readonly string[] _pieces;

    private SentencePieceModel(Tokenizer tokenizer, string[] pieces) => (_tokenizer, _pieces) = (tokenizer, pieces);

    /// <summary>The pieces by their numbers, <c>&lt;unk&gt;</c> and other marks among them.</summary>
    public IReadOnlyList<string> Pieces => _pieces;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFormatException">There is no such file, it is damaged, or it holds another kind of model than unigram.</exception>
    public static SentencePieceModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists) throw new ModelFormatException(path, "is missing; expected a SentencePiece model.");
            if (info.Length > LargestFile) throw new ModelFormatException(path, $"is {info.Length} bytes long; at most {LargestFile} are expected here.");
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException(path, $"cannot be read: {cause.Message}", cause);
        }
        catch (Exception cause) when (cause is FormatException or DecoderFallbackException or ConfigurationException)
        {
            throw new ModelFormatException(path, $"is no SentencePiece model that can be used: {cause.Message}.", cause);
        }
    }

    /// <summary>Cuts a text into pieces; what cannot be spelt becomes the piece that stands for it.</summary>
    /// <param name="text">Any text.</param>
    public IReadOnlyList<string> Encode(string text) => Array.ConvertAll(_tokenizer.EncodeIds(text, addSpecialTokens: false), id => _pieces[id]);

    /// <summary>Puts pieces together again.</summary>
    /// <param name="pieces">As <see cref="Encode"/> gives them.</param>
    public static string Decode(IEnumerable<string> pieces) => string.Concat(pieces).Replace('\u2581', ' ').Trim();

    /// <summary>Field numbers are those of sentencepiece_model.proto: 1 pieces, 2 how it was trained, 3 how text is normalised.</summary>
    private static SentencePieceModel Parse(ReadOnlySpan<byte> file)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        List<string> names = [];
        List<UnigramPiece> pieces = [];
        int? unknown = null;
        ReadOnlySpan<byte> charsmap = default;
        var reader = new ProtobufReader(file);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                var (name, score, type) = Piece(reader.Content, strict);
                if (type == Unknown) unknown ??= names.Count;

                // Marks such as the end of a text are never found in a text: what begins with a zero byte is not either.
                pieces.Add(new UnigramPiece(type is Normal or UserDefined ? name : "\0" + name, score));
                names.Add(name);
            }
            else if (reader.Field == 2)
            {
                CheckType(reader.Content);
            }
            else if (reader.Field == 3)
            {
                var rules = new ProtobufReader(reader.Content);
                while (rules.Next())
                {
                    if (rules.Field == 2) charsmap = rules.Content;
                }
            }
        }

        if (pieces.Count == 0) throw new FormatException("it has no pieces");
        if (unknown is null) throw new FormatException("it has no piece for what cannot be spelt");
        var spaces = new ReplaceNormalizer(TextPattern.OfRegex(" {2,}"), " ");
        Normalizer normalizer = charsmap.IsEmpty ? spaces : new SequenceNormalizer([new PrecompiledNormalizer(charsmap), new StripNormalizer(), spaces]);
        var tokenizer = new Tokenizer(new TokenizerParts
        {
            Model = new UnigramModel(pieces, unknown),
            Normalizer = normalizer,
            PreTokenizer = new MetaspacePreTokenizer(),
        });
        return new SentencePieceModel(tokenizer, [.. names]);
    }

    private static (string Name, float Score, int Type) Piece(ReadOnlySpan<byte> message, UTF8Encoding encoding)
    {
        var (name, score, type) = ("", 0f, Normal);
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1) name = encoding.GetString(reader.Content);
            else if (reader.Field == 2) score = reader.Single;
            else if (reader.Field == 3) type = (int)reader.Number;
        }

        if (name.Length == 0) throw new FormatException("a piece is empty");
        return float.IsFinite(score) ? (name, score, type) : throw new FormatException($"the score of '{name}' is {score}");
    }

    private static void CheckType(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 3 && reader.Number != UnigramType)
                throw new FormatException("it holds another kind of model than unigram; convert it to tokenizer.json");
        }
    }
}
