namespace Linnet.Cli.Output;

/// <summary>Asks for a secret: from the keyboard without showing it, or as the first line of what is piped in. Never from arguments, which others can see.</summary>
internal static class SecretPrompt
{
    internal static string Ask(string question)
    {
        if (Console.IsInputRedirected)
            return Console.In.ReadLine() is { Length: > 0 } line ? line : throw new ConfigurationException($"{question}: nothing came on the standard input; pipe it in as one line.");
        Console.Error.Write($"{question}: ");
        var letters = new List<char>();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key != ConsoleKey.Backspace) letters.Add(key.KeyChar);
            else if (letters.Count > 0) letters.RemoveAt(letters.Count - 1);
        }

        Console.Error.WriteLine();
        return string.Concat(letters);
    }
}
