using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>Encodes texts with a <see cref="Tokenizer"/>, special tokens added, cut to a length.</summary>
public sealed class TokenizerTextEncoder : ITextEncoder
{
    private readonly Tokenizer _whole;
    private readonly TruncationOptions _truncation;

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
    }

    /// <summary>The tokeniser, with the truncation of this encoder.</summary>
    public Tokenizer Tokenizer { get; }

    /// <summary>Most ids of an input.</summary>
    public int MaxLength => _truncation.MaxLength;

    /// <inheritdoc/>
    public int PadId => Tokenizer.PadId ?? 0;

    /// <summary>Stands for a text without any token, because a network has to have something to look at.</summary>
    private int NothingId => Tokenizer.UnknownId ?? PadId;

    /// <inheritdoc/>
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
            if (Name(Tokenizer.PadId) is { } pad) writer.WriteString("pad_token", pad);
            if (Name(Tokenizer.UnknownId) is { } unknown) writer.WriteString("unk_token", unknown);
            if (Name(Tokenizer.ClsId) is { } cls) writer.WriteString("cls_token", cls);
            if (Name(Tokenizer.SepId) is { } sep) writer.WriteString("sep_token", sep);
            if (Name(Tokenizer.MaskId) is { } mask) writer.WriteString("mask_token", mask);
            writer.WriteEndObject();
        });
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
        var encoding = _whole.Encode(text, pair);
        var isTruncated = encoding.Length > MaxLength;
        if (isTruncated) encoding = Tokenizer.Encode(text, pair);
        if (encoding.Length == 0) return new EncodedText([NothingId], [0], isTruncated);
        return new EncodedText(encoding.Ids, encoding.TypeIds, isTruncated);
    }

    private string? Name(int? id) => id is { } known ? Tokenizer.IdToToken(known) : null;
}
