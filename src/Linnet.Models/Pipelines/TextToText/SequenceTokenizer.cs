using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>
/// From texts to the ids that an encoder reads, and from the ids that a decoder writes to texts: one tokeniser for both sides, or Marian's pair of
/// them. Thread-safe.
/// </summary>
public sealed class SequenceTokenizer
{
    private readonly ISequenceCodec _codec;
    private readonly int _endId;

    /// <summary>Puts a tokeniser to use for both sides.</summary>
    /// <param name="tokenizer">Its ids are the model's.</param>
    /// <param name="endId">The id that ends every text.</param>
    public SequenceTokenizer(Tokenizer tokenizer, int endId)
        : this(new TokenizerCodec(tokenizer ?? throw new ArgumentNullException(nameof(tokenizer))), endId)
    {
    }

    private SequenceTokenizer(ISequenceCodec codec, int endId) => (_codec, _endId) = (codec, endId);

    /// <summary>Most ids of a source that the model's folder speaks of (<c>model_max_length</c>).</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>The tokeniser of a model folder: <c>tokenizer.json</c>, or Marian's <c>source.spm</c>, <c>target.spm</c> and <c>vocab.json</c>.</summary>
    /// <param name="folder">A folder of a model that turns one sequence into another.</param>
    /// <param name="config">Its configuration.</param>
    /// <exception cref="ModelFormatException">There is no tokeniser, or it is damaged.</exception>
    public static SequenceTokenizer Load(ModelFolder folder, SequenceToSequenceConfig config)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(config);
        return new SequenceTokenizer(Codec(folder, config), config.EosTokenId) { MaxLength = TokenizerTextEncoder.ModelMaxLength(folder) };
    }

    /// <summary>The ids of a text that is read, with the id that ends it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Most ids, at least 1.</param>
    /// <param name="isTruncated">Whether the text's end was left out.</param>
    public int[] EncodeSource(string text, int maxLength, out bool isTruncated) => End(_codec.EncodeSource(text), maxLength, out isTruncated);

    /// <summary>The ids of a text that is to be written, with the id that ends it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Most ids, at least 1.</param>
    /// <param name="isTruncated">Whether the text's end was left out.</param>
    public int[] EncodeTarget(string text, int maxLength, out bool isTruncated) => End(_codec.EncodeTarget(text), maxLength, out isTruncated);

    /// <summary>The text of written ids; those that are no text (the start, the end) are left out.</summary>
    /// <param name="ids">From a decoder.</param>
    public string Decode(IEnumerable<int> ids) => _codec.Decode(ids.Where(id => id != _endId));

    internal void WriteTo(ModelFolderWriter folder, int maxLength) => _codec.WriteTo(folder, maxLength, _endId);

    private static ISequenceCodec Codec(ModelFolder folder, SequenceToSequenceConfig config)
    {
        var path = folder.FilePath(ModelFolder.TokenizerFile);
        if (!File.Exists(path)) return MarianCodec.IsIn(folder) ? MarianCodec.Load(folder, config.VocabSize) : throw ModelFile.NotFound(path);
        var tokenizer = Tokenizer.Load(path);
        return tokenizer.VocabularySize <= config.VocabSize ? new TokenizerCodec(tokenizer) : throw new ModelFormatException(
            path, $"has {tokenizer.VocabularySize} ids, but the model knows only {config.VocabSize}; the two files do not belong together.");
    }

    private int[] End(int[] ids, int maxLength, out bool isTruncated)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        isTruncated = ids.Length >= maxLength;
        return isTruncated ? [.. ids.AsSpan(0, maxLength - 1), _endId] : [.. ids, _endId];
    }
}
