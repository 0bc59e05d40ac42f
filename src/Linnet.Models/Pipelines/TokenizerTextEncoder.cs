using Linnet.Models.Architectures;
using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>Encodes texts with a <see cref="Tokenizer"/>, special tokens added, cut to a length.</summary>
public sealed class TokenizerTextEncoder : ITextEncoder
{
    private readonly Tokenizer _whole;
    private readonly TruncationOptions _truncation;
    private readonly Lazy<bool> _separatesPairs;

    /// <summary>Puts a tokeniser to use.</summary>
    /// <param name="tokenizer">Its own truncation and padding give way to those asked for here.</param>
    /// <param name="maxLength">Most ids of an input, special tokens included, at least 1.</param>
    public TokenizerTextEncoder(Tokenizer tokenizer, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        _truncation = tokenizer.Truncation is { } own && own.MaxLength <= maxLength ? own : new TruncationOptions(maxLength);
        Tokenizer = tokenizer.Truncation == _truncation && tokenizer.Padding is null
            ? tokenizer
            : tokenizer.With(parts => (parts.Truncation, parts.Padding) = (_truncation, null));
        _whole = Tokenizer.With(parts => parts.Truncation = null);
        _separatesPairs = new Lazy<bool>(SeparatesPairs);
    }

    /// <summary>The tokeniser, with the truncation of this encoder.</summary>
    public Tokenizer Tokenizer { get; }

    /// <summary>Most ids of an input.</summary>
    public int MaxLength => _truncation.MaxLength;

    /// <summary>The id that fills rows up where the model has said one; null for the tokeniser's own.</summary>
    public int? ModelPadId { get; init; }

    /// <summary>Whether a pair is refused that the tokeniser writes without a token between its texts, for networks that read no token types.</summary>
    public bool RequiresSeparator { get; init; }

    /// <inheritdoc/>
    public int PadId => ModelPadId ?? Tokenizer.PadId ?? 0;

    /// <summary>Stands for a text without any token, because a network has to have something to look at.</summary>
    private int NothingId => Tokenizer.UnknownId ?? PadId;

    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">There is a pair, and <see cref="RequiresSeparator"/> does not allow it.</exception>
    public IReadOnlyList<EncodedText> Encode(IReadOnlyList<TextInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var singles = new List<string>(inputs.Count);
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Pair is null) singles.Add(inputs[i].Text);
        }

        var ids = singles.Count == 1 ? [_whole.EncodeIds(singles[0])] : _whole.EncodeIdsBatch(singles);
        var encoded = new EncodedText[inputs.Count];
        var next = 0;
        for (var i = 0; i < encoded.Length; i++)
            encoded[i] = inputs[i].Pair is { } pair ? EncodePair(inputs[i].Text, pair) : Cut(inputs[i].Text, ids[next++]);
        return encoded;
    }

    /// <inheritdoc/>
    public void WriteTo(ModelFolderWriter folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.WriteText(ModelFolder.TokenizerFile, Tokenizer.ToJson());
        folder.WriteJson(ModelFolder.TokenizerConfigFile, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("tokenizer_class", "PreTrainedTokenizerFast");
            writer.WriteNumber("model_max_length", MaxLength);
            if (Name(ModelPadId ?? Tokenizer.PadId) is { } pad) writer.WriteString("pad_token", pad);
            if (Name(Tokenizer.UnknownId) is { } unknown) writer.WriteString("unk_token", unknown);
            if (Name(Tokenizer.ClsId) is { } cls) writer.WriteString("cls_token", cls);
            if (Name(Tokenizer.SepId) is { } sep) writer.WriteString("sep_token", sep);
            if (Name(Tokenizer.MaskId) is { } mask) writer.WriteString("mask_token", mask);
            writer.WriteEndObject();
        });
    }

    /// <summary>The encoder of a folder, for a network of it.</summary>
    internal static TokenizerTextEncoder FromFolder(ModelFolder folder, TextNetwork network)
    {
        var encoder = FromFolder(folder, network.MaxLength);
        var padId = network.Config is DecoderConfig { PadTokenId: { } id } && id < network.VocabularySize ? id : (int?)null;
        return new TokenizerTextEncoder(encoder.Tokenizer, encoder.MaxLength) { ModelPadId = padId, RequiresSeparator = !network.ReadsTokenTypes };
    }

    internal static TokenizerTextEncoder FromFolder(ModelFolder folder, int maxLength)
    {
        var path = folder.FilePath(ModelFolder.TokenizerFile);
        if (!File.Exists(path)) throw ModelFile.NotFound(path);
        var tokenizer = Tokenizer.Load(path);
        var limit = Math.Min(maxLength, tokenizer.Truncation?.MaxLength ?? int.MaxValue);
        return new TokenizerTextEncoder(tokenizer, Math.Max(1, Math.Min(limit, ModelMaxLength(folder))));
    }

    /// <summary>transformers keeps the limit beside tokenizer.json; it writes 1e30 for none.</summary>
    internal static int ModelMaxLength(ModelFolder folder)
    {
        var path = folder.FilePath(ModelFolder.TokenizerConfigFile);
        return File.Exists(path) ? (int)ConfigReader.Open(path).SingleOr("model_max_length", int.MaxValue / 2, 1, float.MaxValue) : int.MaxValue;
    }

    private EncodedText Cut(string text, int[] ids)
    {
        if (ids.Length == 0) return new EncodedText([NothingId], [0], IsTruncated: false);
        if (ids.Length <= MaxLength) return new EncodedText(ids, new int[ids.Length], IsTruncated: false);

        // Cut by the tokeniser and not here: special tokens at the end have to stay.
        var cut = Tokenizer.EncodeIds(text);
        return new EncodedText(cut, new int[cut.Length], IsTruncated: true);
    }

    private EncodedText EncodePair(string text, string pair)
    {
        if (RequiresSeparator && !_separatesPairs.Value)
        {
            throw new ConfigurationException(
                "pairs: the tokeniser puts no token between two texts, and this model cannot tell them apart without one; give tokenizer.json a post-processor for pairs, or join each pair into one text.");
        }

        var encoding = _whole.Encode(text, pair);
        var isTruncated = encoding.Length > MaxLength;
        if (isTruncated) encoding = Tokenizer.Encode(text, pair);
        if (encoding.Length == 0) return new EncodedText([NothingId], [0], isTruncated);
        return new EncodedText(encoding.Ids, encoding.TypeIds, isTruncated);
    }

    private bool SeparatesPairs()
    {
        var (left, right) = (_whole.EncodeIds("a", null, addSpecialTokens: false), _whole.EncodeIds("b", null, addSpecialTokens: false));
        var both = _whole.Encode("a", "b").Ids.AsSpan();
        var start = both.IndexOf(left);
        return start >= 0 && both.LastIndexOf(right) > start + left.Length;
    }

    private string? Name(int? id) => id is { } known ? Tokenizer.IdToToken(known) : null;
}
