using System.Text.RegularExpressions;

namespace Linnet.Hub.Community.Notifications;

/// <summary>The names that a text calls with <c>@</c>. What stands in code is no call.</summary>
internal static partial class MentionedNames
{
    /// <summary>The most names that one text calls; what comes after is read as plain text.</summary>
    internal const int Max = 20;

    private const int TimeLimit = 250;

    /// <summary>Finds them, in small letters, each once.</summary>
    internal static IReadOnlyList<string> In(string text)
    {
        if (!text.Contains('@', StringComparison.Ordinal)) return [];
        return [.. Call().Matches(Code().Replace(text, " ")).Select(match => match.Groups["name"].Value.TrimEnd('.', '-').ToLowerInvariant())
            .Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Take(Max)];
    }

    [GeneratedRegex(@"^(?<fence>```|~~~).*?(^\k<fence>|\z)|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![A-Za-z0-9_.@/\-])@(?<name>[A-Za-z0-9_][A-Za-z0-9_.\-]{0,95})(?![A-Za-z0-9_@/])", RegexOptions.ExplicitCapture, TimeLimit)]
    private static partial Regex Call();
}
