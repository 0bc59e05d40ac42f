using System.Text;

namespace Linnet.Text.Cleaning;

/// <summary>
/// What a <see cref="TextCleaner"/> does. Without a change it removes control and invisible characters and collapses white
/// space, which no model misses; everything else is for the user to choose.
/// </summary>
public sealed record CleaningOptions
{
    /// <summary>Strips tags, comments, scripts and styles, and decodes entities. Not idempotent: <c>&amp;amp;lt;</c> holds two layers.</summary>
    public bool StripHtml { get; init; }

    /// <summary>The Unicode normalisation form, or null to leave the text as it is.</summary>
    public NormalizationForm? UnicodeForm { get; init; }

    /// <summary>Full-width letters, digits, punctuation and the ideographic space become their ASCII forms.</summary>
    public bool FoldWidth { get; init; }

    /// <summary>Removes control, format and zero-width characters and lone surrogates.</summary>
    public bool RemoveControlCharacters { get; init; } = true;

    /// <summary>Lower-cases letters by the simple, culture-free Unicode mapping.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Takes the accents off letters: <c>é</c> becomes <c>e</c>.</summary>
    public bool StripAccents { get; init; }

    /// <summary>The longest run of one letter or sign that may stand, at least 1; null for any. Digits are never touched.</summary>
    public int? MaxRepeats { get; init; }

    /// <summary>What becomes of URLs (<c>http://</c>, <c>https://</c>, <c>ftp://</c>, <c>www.</c>).</summary>
    public MatchAction Urls { get; init; }

    /// <summary>What becomes of e-mail addresses.</summary>
    public MatchAction Emails { get; init; }

    /// <summary>What becomes of user mentions such as <c>@linnet</c>.</summary>
    public MatchAction Mentions { get; init; }

    /// <summary>Stands for a URL under <see cref="MatchAction.Replace"/>.</summary>
    public string UrlPlaceholder { get; init; } = "[url]";

    /// <summary>Stands for an e-mail address under <see cref="MatchAction.Replace"/>.</summary>
    public string EmailPlaceholder { get; init; } = "[email]";

    /// <summary>Stands for a mention under <see cref="MatchAction.Replace"/>.</summary>
    public string MentionPlaceholder { get; init; } = "[user]";

    /// <summary>Turns every run of white space into one space and trims both ends.</summary>
    public bool CollapseWhiteSpace { get; init; } = true;

    /// <summary>While collapsing, a run that holds a line break becomes a line feed instead of a space.</summary>
    public bool KeepLineBreaks { get; init; }

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ConfigurationException"><see cref="MaxRepeats"/> is below 1 or a placeholder is null.</exception>
    public void Validate()
    {
        if (MaxRepeats is < 1) throw new ConfigurationException($"MaxRepeats is {MaxRepeats}: give 1 or more, or null to keep repeats");
        if (UrlPlaceholder is null || EmailPlaceholder is null || MentionPlaceholder is null)
            throw new ConfigurationException("a placeholder is null: give a text, or choose MatchAction.Remove");
    }
}
