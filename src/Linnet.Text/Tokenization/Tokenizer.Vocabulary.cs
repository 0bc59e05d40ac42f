namespace Linnet.Text.Tokenization;

public sealed partial class Tokenizer
{
    private static readonly string[] PadNames = ["[PAD]", "<pad>", "<|pad|>", "<PAD>"];
    private static readonly string[] ClsNames = ["[CLS]", "<s>", "<cls>"];
    private static readonly string[] SepNames = ["[SEP]", "</s>", "<sep>"];
    private static readonly string[] MaskNames = ["[MASK]", "<mask>", "<|mask|>"];

    /// <summary>One more than the largest id: the number of rows that an embedding needs.</summary>
    public int VocabularySize => Math.Max(Model.Vocabulary.MaximumId, AddedTokens.Keys.DefaultIfEmpty(-1).Max()) + 1;

    /// <summary>The id of padding, or null where there is no such token.</summary>
    public int? PadId => Padding?.PadId ?? FirstKnown(PadNames);

    /// <summary>The id of the unknown token, or null.</summary>
    public int? UnknownId => Model.UnknownId;

    /// <summary>The id of the token that begins a text for classification (<c>[CLS]</c>, <c>&lt;s&gt;</c>), or null.</summary>
    public int? ClsId => FirstKnown(ClsNames);

    /// <summary>The id of the token that ends a text (<c>[SEP]</c>, <c>&lt;/s&gt;</c>), or null.</summary>
    public int? SepId => FirstKnown(SepNames);

    /// <summary>The id of the token that hides a word (<c>[MASK]</c>, <c>&lt;mask&gt;</c>), or null.</summary>
    public int? MaskId => FirstKnown(MaskNames);

    /// <summary>The id of a token, or null.</summary>
    /// <param name="token">The token as the vocabulary has it.</param>
    public int? TokenToId(string token) =>
        _added.TryGetId(token, out var id) || Model.Vocabulary.TryGetId(token, out id) ? id : null;

    /// <summary>The token with an id, or null.</summary>
    /// <param name="id">Any number.</param>
    public string? IdToToken(int id) => AddedTokens.TryGetValue(id, out var added) ? added.Content : Model.Vocabulary.Token(id);

    private int? FirstKnown(string[] names)
    {
        foreach (var name in names)
            if (TokenToId(name) is { } id) return id;
        return null;
    }
}
