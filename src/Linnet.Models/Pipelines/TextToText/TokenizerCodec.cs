using Linnet.Models.Folder;
using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>One <c>tokenizer.json</c> for both sides.</summary>
/// <param name="tokenizer">Its own truncation and padding are left out.</param>
internal sealed class TokenizerCodec(Tokenizer tokenizer) : ISequenceCodec
{
    private readonly Tokenizer _tokenizer = tokenizer.Truncation is null && tokenizer.Padding is null
        ? tokenizer
        : tokenizer.With(parts => (parts.Truncation, parts.Padding) = (null, null));

    /// <inheritdoc/>
    public int[] EncodeSource(string text) => _tokenizer.EncodeIds(text, addSpecialTokens: false);

    /// <inheritdoc/>
    public int[] EncodeTarget(string text) => EncodeSource(text);

    /// <inheritdoc/>
    public string Decode(IEnumerable<int> ids) => _tokenizer.Decode(ids).Trim();

    /// <inheritdoc/>
    public void WriteTo(ModelFolderWriter folder, int maxLength, int endId)
    {
        folder.WriteText(ModelFolder.TokenizerFile, _tokenizer.ToJson());
        folder.WriteJson(ModelFolder.TokenizerConfigFile, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("tokenizer_class", "PreTrainedTokenizerFast");
            if (maxLength < int.MaxValue) writer.WriteNumber("model_max_length", maxLength);
            writer.WriteString("eos_token", _tokenizer.IdToToken(endId));
            if (_tokenizer.PadId is { } pad) writer.WriteString("pad_token", _tokenizer.IdToToken(pad));
            writer.WriteEndObject();
        });
    }
}
