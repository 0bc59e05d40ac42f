using System.Text;
using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Text.Cleaning;

namespace Linnet.Models.Folder;

/// <summary>The <c>preprocessing</c> object of <c>linnet.json</c>: the options of a text cleaner, each under its own name.</summary>
internal static class CleaningFields
{
    private static readonly KeyValuePair<string, MatchAction>[] Actions =
    [
        new("keep", MatchAction.Keep), new("remove", MatchAction.Remove), new("replace", MatchAction.Replace),
    ];

    private static readonly KeyValuePair<string, NormalizationForm?>[] Forms =
    [
        new("nfc", NormalizationForm.FormC), new("nfd", NormalizationForm.FormD), new("nfkc", NormalizationForm.FormKC), new("nfkd", NormalizationForm.FormKD),
    ];

    internal static CleaningOptions Read(ConfigReader reader)
    {
        var defaults = new CleaningOptions();
        return new CleaningOptions
        {
            StripHtml = reader.BooleanOr("strip_html", defaults.StripHtml),
            UnicodeForm = reader.ChoiceOr("unicode_form", defaults.UnicodeForm, Forms),
            FoldWidth = reader.BooleanOr("fold_width", defaults.FoldWidth),
            RemoveControlCharacters = reader.BooleanOr("remove_control_characters", defaults.RemoveControlCharacters),
            LowerCase = reader.BooleanOr("lower_case", defaults.LowerCase),
            StripAccents = reader.BooleanOr("strip_accents", defaults.StripAccents),
            MaxRepeats = reader.Has("max_repeats") ? reader.Int32("max_repeats") : null,
            Urls = reader.ChoiceOr("urls", defaults.Urls, Actions),
            Emails = reader.ChoiceOr("emails", defaults.Emails, Actions),
            Mentions = reader.ChoiceOr("mentions", defaults.Mentions, Actions),
            UrlPlaceholder = reader.StringOr("url_placeholder", defaults.UrlPlaceholder),
            EmailPlaceholder = reader.StringOr("email_placeholder", defaults.EmailPlaceholder),
            MentionPlaceholder = reader.StringOr("mention_placeholder", defaults.MentionPlaceholder),
            CollapseWhiteSpace = reader.BooleanOr("collapse_white_space", defaults.CollapseWhiteSpace),
            KeepLineBreaks = reader.BooleanOr("keep_line_breaks", defaults.KeepLineBreaks),
        };
    }

    internal static void Write(Utf8JsonWriter writer, CleaningOptions options)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("strip_html", options.StripHtml);
        if (options.UnicodeForm is { } form) writer.WriteString("unicode_form", Forms.First(pair => pair.Value == form).Key);
        writer.WriteBoolean("fold_width", options.FoldWidth);
        writer.WriteBoolean("remove_control_characters", options.RemoveControlCharacters);
        writer.WriteBoolean("lower_case", options.LowerCase);
        writer.WriteBoolean("strip_accents", options.StripAccents);
        if (options.MaxRepeats is { } most) writer.WriteNumber("max_repeats", most);
        writer.WriteString("urls", Name(options.Urls));
        writer.WriteString("emails", Name(options.Emails));
        writer.WriteString("mentions", Name(options.Mentions));
        writer.WriteString("url_placeholder", options.UrlPlaceholder);
        writer.WriteString("email_placeholder", options.EmailPlaceholder);
        writer.WriteString("mention_placeholder", options.MentionPlaceholder);
        writer.WriteBoolean("collapse_white_space", options.CollapseWhiteSpace);
        writer.WriteBoolean("keep_line_breaks", options.KeepLineBreaks);
        writer.WriteEndObject();
    }

    private static string Name(MatchAction action) => Actions.First(pair => pair.Value == action).Key;
}
