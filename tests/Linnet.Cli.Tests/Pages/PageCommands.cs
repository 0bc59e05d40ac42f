using System.Text;

namespace Linnet.Cli.Tests.Pages;

/// <summary>The commands that a page shows, in their order.</summary>
internal static class PageCommands
{
    /// <summary>Steps of a training that a test waits for.</summary>
    private const string Steps = "3";

    /// <summary>The arguments of every command in the page's blocks of shell lines.</summary>
    internal static IEnumerable<List<string>> Of(string markdown)
    {
        var isShell = false;
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) isShell = line is "```sh" or "```console";
            else if (isShell && Arguments(line) is [("linnet" or "./linnet"), .. var arguments]) yield return arguments;
        }
    }

    /// <summary>The words of a line as a shell has them: quotes join, a number sign ends.</summary>
    internal static List<string> Arguments(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (isQuoted, isOpen) = (false, false);
        foreach (var letter in line)
        {
            if (letter == '#' && !isQuoted && !isOpen) break;
            if (letter == '"') (isQuoted, isOpen) = (!isQuoted, true);
            else if (letter != ' ' || isQuoted) (_, isOpen) = (word.Append(letter), true);
            else Close();
        }

        Close();
        return words;

        void Close()
        {
            if (isOpen) words.Add(word.ToString());
            word.Clear();
            isOpen = false;
        }
    }

    /// <summary>The same command with a training of a few steps: what the page shows is run, but nobody waits for a good model.</summary>
    internal static List<string> Shortened(List<string> arguments)
    {
        if (arguments[0] is not ("train" or "pretrain")) return arguments;
        List<string> shorter = [.. arguments];
        var place = shorter.IndexOf("--max-steps");
        if (place < 0) return [.. shorter, "--max-steps", Steps];
        shorter[place + 1] = Steps;
        return shorter;
    }
}
