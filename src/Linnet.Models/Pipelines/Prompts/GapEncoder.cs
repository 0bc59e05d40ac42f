using Linnet.Text.Tokenization;

namespace Linnet.Models.Pipelines;

/// <summary>Writes prompts as ids: masks in the gap, the text cut so that the gap stays.</summary>
/// <param name="encoder">Tokeniser and most tokens of a row.</param>
internal sealed class GapEncoder(TokenizerTextEncoder encoder)
{
    private readonly Tokenizer _tokenizer = encoder.Tokenizer.With(parts => (parts.Truncation, parts.Padding) = (null, null));

    /// <summary>The tokens that a word has behind other text, with the space between them where there is one.</summary>
    /// <param name="before">What stands before the gap.</param>
    /// <param name="word">The word.</param>
    /// <exception cref="ConfigurationException">The word has no token, or one that the model does not know.</exception>
    internal int[] Tokens(string before, string word)
    {
        var ids = before.Length > 0 && char.IsWhiteSpace(before[^1]) ? BehindSpace(word) : Encode(word);
        if (ids.Length == 0) throw new ConfigurationException($"prompt.verbalizer: '{word}' has no token; use another word.");
        CheckKnown(_tokenizer, word, ids);
        return ids;
    }

    /// <summary>The tokens as texts, for messages.</summary>
    internal static string Pieces(Tokenizer tokenizer, IEnumerable<int> ids) => string.Join(", ", ids.Select(tokenizer.IdToToken));

    /// <summary>Refuses a word of which the model knows no more than that it does not know it.</summary>
    internal static void CheckKnown(Tokenizer tokenizer, string word, int[] ids)
    {
        if (tokenizer.UnknownId is { } unknown && ids.Contains(unknown))
            throw new ConfigurationException($"prompt.verbalizer: '{word}' has pieces that the model does not know ({Pieces(tokenizer, ids)}); use another word for this label.");
    }

    /// <summary>The ids of a prompt with masks in its gap; a text that is too long loses its beginning, so that the gap stays.</summary>
    internal (int[] Ids, int First) Masked(string before, string after, int masks)
    {
        var (begin, end, mask) = (_tokenizer.ClsId, _tokenizer.SepId, _tokenizer.MaskId!.Value);
        var (left, right) = (Encode(before.TrimEnd()), Encode(after.TrimStart()));
        var room = encoder.MaxLength - right.Length - masks - 2;
        if (room < 1) throw new ConfigurationException($"prompt.template: leaves no room for a text among the {encoder.MaxLength} tokens that the model reads; shorten it.");
        if (left.Length > room) left = left[^room..];
        int[] ids = [.. Frame(begin), .. left, .. Enumerable.Repeat(mask, masks), .. right, .. Frame(end)];
        return (ids, Frame(begin).Length + left.Length);

        static int[] Frame(int? id) => id is { } known ? [known] : [];
    }

    /// <summary>Byte-level vocabularies have words with their space, which belongs to the word and not to the gap's left side.</summary>
    private int[] BehindSpace(string word)
    {
        const string Stem = "a";
        var (stem, whole) = (Encode(Stem), Encode($"{Stem} {word}"));
        return whole.AsSpan().StartsWith(stem) ? whole[stem.Length..] : Encode(word);
    }

    private int[] Encode(string text) => _tokenizer.EncodeIds(text, null, addSpecialTokens: false);
}
