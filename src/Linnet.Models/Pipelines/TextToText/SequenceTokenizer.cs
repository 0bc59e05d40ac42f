using Linnet.Models.Architectures;
using Linnet.Models.Folder;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>
/// From texts to the ids that an encoder reads, and from the ids that a decoder writes to texts. One tokeniser serves both sides unless a
/// model keeps one for each. Thread-safe.
/// </summary>
/// <param name="source">Cuts the texts that are read; its ids are the model's.</param>
/// <param name="target">Cuts, and puts together, the texts that are written.</param>
/// <param name="endId">The id that ends every text.</param>
public sealed class SequenceTokenizer(Tokenizer source, Tokenizer target, int endId)
{
    private readonly Tokenizer _source = Plain(source);
    private readonly Tokenizer _target = Plain(target);

    /// <summary>The tokeniser of a model folder: <c>tokenizer.json</c>.</summary>
    /// <param name="folder">A folder of a model that turns one sequence into another.</param>
    /// <param name="config">Its configuration.</param>
    /// <exception cref="ModelFormatException">There is no tokeniser, or it is damaged.</exception>
    public static SequenceTokenizer Load(ModelFolder folder, SequenceToSequenceConfig config)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(config);
        var path = folder.FilePath(ModelFolder.TokenizerFile);
        if (!File.Exists(path)) throw ModelFile.NotFound(path);
        var tokenizer = Tokenizer.Load(path);
        if (tokenizer.VocabularySize > config.VocabSize)
            throw new ModelFormatException(path, $"has {tokenizer.VocabularySize} ids, but the model knows only {config.VocabSize}; the two files do not belong together.");
        return new SequenceTokenizer(tokenizer, tokenizer, config.EosTokenId) { MaxLength = TokenizerTextEncoder.ModelMaxLength(folder) };
    }

    /// <summary>Most ids of a source that the model's folder speaks of (<c>model_max_length</c>).</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>The ids of a text that is read, with the id that ends it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Most ids, at least 1.</param>
    /// <param name="isTruncated">Whether the text's end was left out.</param>
    public int[] EncodeSource(string text, int maxLength, out bool isTruncated) => Encode(_source, text, maxLength, out isTruncated);

    /// <summary>The ids of a text that is to be written, with the id that ends it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Most ids, at least 1.</param>
    /// <param name="isTruncated">Whether the text's end was left out.</param>
    public int[] EncodeTarget(string text, int maxLength, out bool isTruncated) => Encode(_target, text, maxLength, out isTruncated);

    /// <summary>The text of written ids; those that are no text (the start, the end) are left out.</summary>
    /// <param name="ids">From a decoder.</param>
    public string Decode(IEnumerable<int> ids) => _target.Decode(ids.Where(id => id != endId)).Trim();

    /// <summary>Writes the tokeniser's files.</summary>
    /// <param name="folder">A folder that is not yet in its place.</param>
    /// <param name="maxLength">Most ids of a source.</param>
    internal void WriteTo(ModelFolderWriter folder, int maxLength)
    {
        folder.WriteText(ModelFolder.TokenizerFile, _source.ToJson());
        folder.WriteJson(ModelFolder.TokenizerConfigFile, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("tokenizer_class", "PreTrainedTokenizerFast");
            if (maxLength < int.MaxValue) writer.WriteNumber("model_max_length", maxLength);
            writer.WriteString("eos_token", _source.IdToToken(endId));
            if (_source.PadId is { } pad) writer.WriteString("pad_token", _source.IdToToken(pad));
            writer.WriteEndObject();
        });
    }

    private static Tokenizer Plain(Tokenizer tokenizer) => tokenizer.Truncation is null && tokenizer.Padding is null
        ? tokenizer
        : tokenizer.With(parts => (parts.Truncation, parts.Padding) = (null, null));

    private int[] Encode(Tokenizer tokenizer, string text, int maxLength, out bool isTruncated)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        var ids = tokenizer.EncodeIds(text, addSpecialTokens: false);
        isTruncated = ids.Length >= maxLength;
        return isTruncated ? [.. ids.AsSpan(0, maxLength - 1), endId] : [.. ids, endId];
    }
}
