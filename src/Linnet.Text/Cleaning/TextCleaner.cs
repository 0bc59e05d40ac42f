namespace Linnet.Text.Cleaning;

/// <summary>
/// Cleans texts by a chain of steps, each linear in the length of the text. Safe to share between threads.
/// </summary>
/// <example>
/// <code>
/// var cleaner = new TextCleaner(new CleaningOptions { StripHtml = true, Urls = MatchAction.Replace });
/// cleaner.Clean("&lt;p&gt;See  www.example.org&lt;/p&gt;"); // "See [url]"
/// </code>
/// </example>
public sealed class TextCleaner
{
    private readonly ICleaningStep[] _steps;

    /// <summary>The steps in an order in which no later one brings back what an earlier one removed.</summary>
    /// <exception cref="ConfigurationException">An option is out of its range.</exception>
    public TextCleaner(CleaningOptions options)
        : this(StepsOf(options))
    {
    }

    /// <summary>Steps of one's own choice and order.</summary>
    public TextCleaner(IEnumerable<ICleaningStep> steps) => _steps = [.. steps];

    /// <summary>The steps, in the order in which they run.</summary>
    public IReadOnlyList<ICleaningStep> Steps => _steps;

    /// <summary>Runs every step over the text.</summary>
    public string Clean(string text)
    {
        foreach (var step in _steps) text = step.Apply(text);
        return text;
    }

    /// <summary>A cleaner that does what this one does and then one thing more.</summary>
    public TextCleaner Then(ICleaningStep step) => new([.. _steps, step]);

    private static IEnumerable<ICleaningStep> StepsOf(CleaningOptions options)
    {
        options.Validate();
        if (options.StripHtml) yield return new HtmlStripping();
        // Invisible characters go before normalising, which must see a letter and its accent side by side.
        if (options.RemoveControlCharacters) yield return new ControlCharacterRemoval();
        if (options.UnicodeForm is { } form) yield return new UnicodeNormalizing(form);
        if (options.FoldWidth) yield return new WidthFolding();
        if (options.StripAccents) yield return new AccentStripping();
        if (options.LowerCase) yield return new LowerCasing();
        // URLs come after everything that could make one out of something else.
        if (options.MaxRepeats is { } most) yield return new RepeatSqueezing(most);
        if (options.Urls != MatchAction.Keep) yield return new UrlCleaning(Substitute(options.Urls, options.UrlPlaceholder));
        if (options.Emails != MatchAction.Keep) yield return new EmailCleaning(Substitute(options.Emails, options.EmailPlaceholder));
        if (options.Mentions != MatchAction.Keep) yield return new MentionCleaning(Substitute(options.Mentions, options.MentionPlaceholder));
        if (options.CollapseWhiteSpace) yield return new WhiteSpaceCollapsing(options.KeepLineBreaks);
    }

    private static string Substitute(MatchAction action, string placeholder) => action == MatchAction.Remove ? " " : placeholder;
}
