using System.CommandLine;
using Linnet.Training.Recipes;

namespace Linnet.Cli.Commands;

/// <summary>The fields of a recipe as flags of a command, one each.</summary>
internal sealed class RecipeFlags
{
    private readonly List<(RecipeField Field, Option<string?> Option)> _flags;

    /// <summary>Adds the flags to a command.</summary>
    /// <param name="command">Whose flags they become.</param>
    /// <param name="without">Keys of fields that the command sets by itself.</param>
    internal RecipeFlags(Command command, params string[] without)
    {
        _flags = [.. RecipeFields.All.Where(field => !without.Contains(field.Key))
            .Select(field => (field, new Option<string?>(field.Flag) { Description = field.Help, HelpName = "value" }))];
        foreach (var (_, option) in _flags) command.Add(option);
    }

    /// <summary>Sets what was given.</summary>
    internal void Apply(ParseResult result, Recipe recipe)
    {
        foreach (var (field, option) in _flags)
        {
            if (result.GetValue(option) is { } value) field.Set(recipe, value);
        }
    }
}
