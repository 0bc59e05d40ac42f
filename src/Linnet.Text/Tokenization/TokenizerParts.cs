namespace Linnet.Text.Tokenization;

/// <summary>What a <see cref="Tokenizer"/> is made of. Only <see cref="Model"/> must be there.</summary>
public sealed class TokenizerParts
{
    /// <summary>Cuts words into tokens.</summary>
    public TokenizerModel? Model { get; set; }

    /// <summary>Rewrites the text first.</summary>
    public Normalizer? Normalizer { get; set; }

    /// <summary>Cuts the text into words.</summary>
    public PreTokenizer? PreTokenizer { get; set; }

    /// <summary>Adds special tokens.</summary>
    public PostProcessor? PostProcessor { get; set; }

    /// <summary>Makes text of tokens.</summary>
    public Decoder? Decoder { get; set; }

    /// <summary>Tokens found in the text before all else; those that the model does not have get the ids after its vocabulary.</summary>
    public IList<AddedToken> AddedTokens { get; init; } = [];

    /// <summary>How long an encoding may get; null for any length.</summary>
    public TruncationOptions? Truncation { get; set; }

    /// <summary>How encodings are filled up; null for not at all.</summary>
    public PaddingOptions? Padding { get; set; }
}
