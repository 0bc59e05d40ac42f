namespace Linnet.Text.Tokenization;

/// <summary>
/// A token that is found in the text as it stands, before the model sees it: special tokens such as <c>[MASK]</c>, and words
/// added to a finished vocabulary.
/// </summary>
public sealed record AddedToken
{
    /// <summary>Creates an ordinary added token (<see cref="Special"/> false, <see cref="Normalized"/> true).</summary>
    /// <param name="content">The text to look for.</param>
    /// <param name="special">Special tokens vanish from decoded text and are not normalised unless <see cref="Normalized"/> says so.</param>
    public AddedToken(string content, bool special = false)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
        Special = special;
        Normalized = !special;
    }

    /// <summary>The text to look for.</summary>
    public string Content { get; }

    /// <summary>Found only where no word character stands beside it.</summary>
    public bool SingleWord { get; init; }

    /// <summary>Takes the white space before it along.</summary>
    public bool LeftStrip { get; init; }

    /// <summary>Takes the white space after it along.</summary>
    public bool RightStrip { get; init; }

    /// <summary>Looked for in the normalised text rather than in the original.</summary>
    public bool Normalized { get; init; }

    /// <summary>Left out of decoded text.</summary>
    public bool Special { get; init; }
}
