using System.CommandLine;
using Linnet.Data;
using Linnet.Models.Folder;
using Linnet.Training.Evaluations;

namespace Linnet.Cli.Commands;

/// <summary>`linnet evaluate`: a model folder against labelled rows; the result goes into its card too.</summary>
internal static class EvaluateCommand
{
    internal static Command Create()
    {
        var model = CommonOptions.ModelFolder();
        var data = new Option<string>("--data") { Description = "File with labelled rows." };
        var spec = new Option<string?>("--spec") { Description = "An evaluation specification (a file, or the SHA-256 of one on the hub) instead of --data; the model may then be NS/NAME[@revision] on the hub." };
        var dataFolder = new Option<string?>("--data-folder") { Description = "Folder with the specification's dataset; otherwise its file is fetched from the hub." };
        var signed = new Option<string?>("--expect") { Description = "A signed result of a hub; ends with 1 where it does not come out again." };
        var target = new Option<string?>("--target") { Description = "File with the true text for each line of --data, such as its translation." };
        var textColumn = new Option<string?>("--text-column") { Description = "Column with the text." };
        var pairColumn = new Option<string?>("--pair-column") { Description = "Column with the second text of a pair." };
        var labelColumn = new Option<string?>("--label-column") { Description = "Column with the label." };
        var separator = new Option<string?>("--label-separator") { Description = "What stands between the labels of a row with several." };
        var task = new Option<string?>("--task") { Description = "The task that is measured, where it is not the model's own: zero-shot-classification of a language model." };
        var noCard = new Option<bool>("--no-card") { Description = "Leave the model card as it is." };
        var json = CommonOptions.Json();
        var command = new Command("evaluate", "Measure a model on labelled rows. Example: linnet evaluate models/mine --data test.tsv; linnet evaluate models/base --task zero-shot-classification --data test.tsv --labels sports,politics")
        {
            model, data, spec, dataFolder, signed, task, target, textColumn, pairColumn, labelColumn, separator, noCard, json,
        };
        var prompt = new PromptFlags(command);
        command.SetAction(async (result, cancellation) =>
        {
            if (result.GetValue(spec) is { } specName)
            {
                if (result.GetValue(data) is not null) throw new ConfigurationException("--spec says itself what is measured on; leave --data out, or name the dataset's folder with --data-folder.");
                return await SpecEvaluateCommand.RunAsync(
                    result.GetValue(model)!, specName, result.GetValue(dataFolder), result.GetValue(signed), result.GetValue(json), cancellation).ConfigureAwait(false);
            }

            if (result.GetValue(data) is not { } dataPath) throw new ConfigurationException("name the file with labelled rows: --data FILE, or an evaluation specification: --spec FILE.");
            var options = new DataFileOptions
            {
                TextColumn = result.GetValue(textColumn),
                PairColumn = result.GetValue(pairColumn),
                LabelColumn = result.GetValue(labelColumn),
                LabelSeparator = result.GetValue(separator),
                PairPath = result.GetValue(target),
            };
            var folder = result.GetValue(model)!;
            var prompting = prompt.Read(result);
            var asked = TaskOf(folder, result.GetValue(task), prompting);
            var report = asked == ModelTask.ZeroShotClassification
                ? ModelEvaluation.Run(folder, dataPath, options, prompting, Console.Error.WriteLine)
                : ModelEvaluation.Run(folder, dataPath, options, Console.Error.WriteLine);
            Console.WriteLine(result.GetValue(json) ? report.ToJson() : report.ToText());
            if (!result.GetValue(noCard)) ModelEvaluation.AddToCard(folder, dataPath, report, asked);
            return 0;
        });
        return command;
    }

    /// <summary>The folder's own task, or labels by a prompt where these are asked for.</summary>
    private static string TaskOf(string folder, string? named, PromptOptions prompting)
    {
        var own = ModelTask.Of(folder);
        if (named is null) return prompting.IsEmpty ? own : ModelTask.ZeroShotClassification;
        if (named != own && named != ModelTask.ZeroShotClassification)
            throw new ConfigurationException($"--task: '{folder}' is a model for '{own}' and cannot be measured as '{named}'; leave --task out, or use {ModelTask.ZeroShotClassification} with a language model.");
        return named == ModelTask.ZeroShotClassification || prompting.IsEmpty
            ? named
            : throw new ConfigurationException($"--task: prompts ask for {ModelTask.ZeroShotClassification}, not for {named}; name that, or leave the prompt out.");
    }
}
