using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>Writes prompts as ids: masks in the gap, the text cut so that the gap stays.</summary>
/// <param name="encoder">Tokeniser and most tokens of a row.</param>
internal sealed class GapEncoder(TokenizerTextEncoder encoder)
{
    private readonly Tokenizer _tokenizer = encoder.Tokenizer.With(parts => (parts.Truncation, parts.Padding) = (null, null));

    /// <summary>The tokens that a word has behind other text.</summary>
    internal int[] Tokens(string word)
    {
        var ids = _tokenizer.EncodeIds(word, null, addSpecialTokens: false);
        return ids.Length > 0 ? ids : throw new ConfigurationException($"prompt.verbalizer: '{word}' has no token; use another word.");
    }

    /// <summary>The ids of a prompt with masks in its gap; a text that is too long loses its beginning, so that the gap stays.</summary>
    internal (int[] Ids, int First) Masked(string before, string after, int masks)
    {
        var (begin, end, mask) = (_tokenizer.ClsId, _tokenizer.SepId, _tokenizer.MaskId!.Value);
        var left = _tokenizer.EncodeIds(before.TrimEnd(), null, addSpecialTokens: false);
        var right = _tokenizer.EncodeIds(after.TrimStart(), null, addSpecialTokens: false);
        var room = encoder.MaxLength - right.Length - masks - 2;
        if (room < 1) throw new ConfigurationException($"prompt.template: leaves no room for a text among the {encoder.MaxLength} tokens that the model reads; shorten it.");
        if (left.Length > room) left = left[^room..];
        int[] ids = [.. Frame(begin), .. left, .. Enumerable.Repeat(mask, masks), .. right, .. Frame(end)];
        return (ids, Frame(begin).Length + left.Length);

        static int[] Frame(int? id) => id is { } known ? [known] : [];
    }
}
