using System.CommandLine;
using Linnet.Models.Folder;
using Linnet.Training.Recipes;

namespace Linnet.Cli.Commands;

/// <summary>`linnet pretrain`: plain text to a model folder that `linnet train --from` begins with.</summary>
internal static class PretrainCommand
{
    private static readonly (string Objective, string Task)[] Objectives =
    [
        ("masked-language-modeling", ModelTask.FillMask),
        ("causal-language-modeling", ModelTask.TextGeneration),
        ("replaced-token-detection", ModelTask.ReplacedTokenDetection),
    ];

    internal static Command Create()
    {
        var recipePath = new Argument<string?>("recipe") { Description = "A recipe.yaml; flags override its fields.", Arity = ArgumentArity.ZeroOrOne };
        var names = string.Join(", ", Objectives.Select(pair => pair.Objective));
        var objective = new Option<string?>("--objective") { Description = $"What is learnt from the text; the first where it is left out. One of: {names}.", HelpName = "value" };
        var resume = new Option<bool>("--resume") { Description = "Go on from the last checkpoint of an interrupted run with the same --out." };
        var json = CommonOptions.Json();
        var command = new Command(
            "pretrain", "Pretrain a model on plain text, a file or a folder of .txt files. Example: linnet pretrain --data corpus --hidden-size 256 --num-hidden-layers 4 --out models/base")
        {
            recipePath, objective, resume, json,
        };
        var flags = new RecipeFlags(command, "task");
        command.SetAction(result =>
        {
            var recipe = result.GetValue(recipePath) is { } path ? RecipeFile.Read(path) : new Recipe { Task = Objectives[0].Task };
            if (result.GetValue(objective) is { } name)
            {
                recipe.Task = Objectives.FirstOrDefault(pair => pair.Objective == name).Task
                    ?? throw new ConfigurationException($"--objective: '{name}' cannot be used; expected one of {names}.");
            }

            flags.Apply(result, recipe);
            if (!Objectives.Any(pair => pair.Task == recipe.Task))
                throw new ConfigurationException($"task: '{recipe.Task}' learns from labelled data; run it with linnet train, or name an --objective.");
            return TrainCommand.Run(recipe, result.GetValue(resume), result.GetValue(json));
        });
        return command;
    }
}
