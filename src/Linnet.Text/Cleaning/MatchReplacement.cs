using System.Text;

namespace Linnet.Text.Cleaning;

/// <summary>The loop that puts a substitute in the place of all matches.</summary>
internal static class MatchReplacement
{
    internal static string Replace<TMatcher>(string text, TMatcher matcher, string substitute)
        where TMatcher : struct, IMatcher
    {
        if (!matcher.TryFind(text, 0, out var start, out var end)) return text;
        var output = new StringBuilder(text.Length);
        var done = 0;
        do
        {
            output.Append(text, done, start - done).Append(substitute);
            done = end;
        }
        while (matcher.TryFind(text, done, out start, out end));
        return output.Append(text, done, text.Length - done).ToString();
    }
}
