using Linnet.Text.Tokenization;

namespace Linnet.Tests;

/// <summary>Small tokenisers for tests that need no file.</summary>
internal static class SmallTokenizers
{
    /// <summary>WordPiece with special tokens and BERT's template.</summary>
    internal static TokenizerParts WordPiece() => new()
    {
        Model = new WordPieceModel(Vocabulary.FromTokens(
            ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "un", "##aff", "##able", "hello", "world", "!", ",", "##s", "a", "b", "中", "文"])),
        Normalizer = new BertNormalizer(),
        PreTokenizer = new BertPreTokenizer(),
        PostProcessor = new TemplatePostProcessor(
            [TemplatePiece.Special("[CLS]"), TemplatePiece.Sequence(0), TemplatePiece.Special("[SEP]")],
            [
                TemplatePiece.Special("[CLS]"), TemplatePiece.Sequence(0), TemplatePiece.Special("[SEP]"),
                TemplatePiece.Sequence(1, 1), TemplatePiece.Special("[SEP]", 1),
            ],
            [new TemplateToken("[CLS]", 2), new TemplateToken("[SEP]", 3)]),
        Decoder = new WordPieceDecoder(),
        AddedTokens =
        [
            new AddedToken("[PAD]", special: true), new AddedToken("[UNK]", special: true), new AddedToken("[CLS]", special: true),
            new AddedToken("[SEP]", special: true), new AddedToken("[MASK]", special: true) { LeftStrip = true },
        ],
    };

    /// <summary>Words between white space; everything else is unknown.</summary>
    internal static Tokenizer Words(params string[] words) => new(new TokenizerParts
    {
        Model = new WordLevelModel(Vocabulary.FromTokens(["<unk>", .. words])),
        PreTokenizer = new WhitespaceSplitPreTokenizer(),
    });

    /// <summary>A model whose tokens read as the text itself, so that tests see what normaliser and pre-tokeniser did.</summary>
    internal static Tokenizer Transparent(Normalizer? normalizer = null, PreTokenizer? preTokenizer = null, params AddedToken[] added) =>
        new(new TokenizerParts
        {
            Model = new UnigramModel([new UnigramPiece("<unk>", 0)]),
            Normalizer = normalizer,
            PreTokenizer = preTokenizer,
            AddedTokens = added,
        });
}
