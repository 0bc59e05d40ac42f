using Linnet.Models.Folder;
using Linnet.Models.Layers;
using Linnet.Tensors;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>Encodes words as pieces for a transformer; the first piece of a word stands for it (Devlin et al. 2019, section 5.3).</summary>
public sealed class PieceTaggingEncoder : ITaggingEncoder
{
    private readonly TokenizerTextEncoder _encoder;
    private readonly Tokenizer _tokenizer;
    private readonly int _most;

    /// <summary>Puts a tokeniser to use.</summary>
    /// <param name="encoder">With the most tokens that the network reads.</param>
    /// <exception cref="ConfigurationException">The tokeniser has no tokens for the beginning and the end of a text.</exception>
    public PieceTaggingEncoder(TokenizerTextEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        _encoder = encoder;
        _tokenizer = encoder.Tokenizer.With(parts => (parts.Truncation, parts.Padding) = (null, null));
        _most = encoder.MaxLength - 2;
        if (_tokenizer.ClsId is null || _tokenizer.SepId is null)
            throw new ConfigurationException("The tokeniser has no tokens for the beginning and end of a text ([CLS], [SEP]), which a transformer tagger needs.");
        if (_most < 1) throw new ConfigurationException($"The model reads {encoder.MaxLength} tokens, which leaves no room for a word between [CLS] and [SEP].");
    }

    /// <inheritdoc/>
    public EncodedWord Encode(string word)
    {
        var ids = _tokenizer.EncodeIds(word, null, addSpecialTokens: false);
        if (ids.Length == 0) ids = [_tokenizer.UnknownId ?? _encoder.PadId];
        return new EncodedWord(word, ids.Length > _most ? ids[.._most] : ids);
    }

    /// <inheritdoc/>
    public int LongestPart(IReadOnlyList<EncodedWord> words, int start)
    {
        ArgumentNullException.ThrowIfNull(words);
        var pieces = 0;
        for (var i = start; i < words.Count; i++)
        {
            pieces += words[i].Ids.Length;
            if (pieces > _most) return i - start;
        }

        return words.Count - start;
    }

    /// <inheritdoc/>
    public TokenBatch Batch(IReadOnlyList<EncodedWord[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ids = new int[rows.Count][];
        for (var row = 0; row < ids.Length; row++)
            ids[row] = [_tokenizer.ClsId!.Value, .. rows[row].SelectMany(word => word.Ids), _tokenizer.SepId!.Value];
        var batch = TokenBatch.FromRows(ids, _encoder.PadId);
        var most = Math.Max(1, rows.Max(row => row.Length));
        var first = IntTensor.Zeros(new Shape(rows.Count, most));
        for (var row = 0; row < rows.Count; row++)
        {
            var place = (row * batch.Length) + 1;
            for (var i = 0; i < rows[row].Length; i++)
            {
                first.Data[(row * most) + i] = place;
                place += rows[row][i].Ids.Length;
            }
        }

        var lengths = IntTensor.From([.. rows.Select(row => row.Length)], new Shape(rows.Count));
        return batch with { Words = new WordInputs { Lengths = lengths, MaxLength = most, FirstPieces = first } };
    }

    /// <inheritdoc/>
    public void WriteTo(ModelFolderWriter folder) => _encoder.WriteTo(folder);
}
