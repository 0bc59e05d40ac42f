using System.CommandLine;

namespace Linnet.Cli.Commands;

/// <summary>Options whose value is one word of a list, such as <c>--conflicts majority</c>.</summary>
internal static class Choices
{
    /// <summary>An option for the values of an enumeration, spelled in lower case with hyphens.</summary>
    internal static Option<T> Option<T>(string name, string description, T standard)
        where T : struct, Enum => new(name)
        {
            Description = $"{description} One of: {string.Join(", ", Enum.GetValues<T>().Select(Spell))}.",
            DefaultValueFactory = _ => standard,
            CustomParser = argument => Parse<T>(name, argument.Tokens[^1].Value),
        };

    private static T Parse<T>(string name, string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Spell(value) == text) return value;
        }

        throw new ConfigurationException($"{name}: '{text}' cannot be used; expected one of {string.Join(", ", Enum.GetValues<T>().Select(Spell))}.");
    }

    private static string Spell<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
