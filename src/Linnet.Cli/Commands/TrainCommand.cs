using System.CommandLine;
using Linnet.Training.Recipes;

namespace Linnet.Cli.Commands;

/// <summary>`linnet train`: from a recipe, or from flags, each of which is one field of a recipe.</summary>
internal static class TrainCommand
{
    internal static Command Create()
    {
        var recipePath = new Argument<string?>("recipe") { Description = "A recipe.yaml; flags override its fields.", Arity = ArgumentArity.ZeroOrOne };
        var resume = new Option<bool>("--resume") { Description = "Go on from the last checkpoint of an interrupted run with the same --out." };
        var json = CommonOptions.Json();
        var command = new Command(
            "train", "Train a model. Example: linnet train --model textcnn --data train.tsv --dev dev.tsv --out models/mine") { recipePath, resume, json };
        var flags = RecipeFields.All.Select(field => (Field: field, Option: new Option<string?>(field.Flag) { Description = field.Help, HelpName = "value" })).ToList();
        foreach (var (_, option) in flags) command.Add(option);
        command.SetAction(result =>
        {
            var recipe = result.GetValue(recipePath) is { } path ? RecipeFile.Read(path) : new Recipe();
            foreach (var (field, option) in flags)
            {
                if (result.GetValue(option) is { } value) field.Set(recipe, value);
            }

            Console.Error.WriteLine(RecipeFile.ToYaml(recipe));
            return 0;
        });
        return command;
    }
}
