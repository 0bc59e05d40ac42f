using System.CommandLine;
using Linnet.Data;
using Linnet.Training.Evaluations;

namespace Linnet.Cli.Commands;

/// <summary>`linnet evaluate`: a model folder against labelled rows; the result goes into its card too.</summary>
internal static class EvaluateCommand
{
    internal static Command Create()
    {
        var model = CommonOptions.ModelFolder();
        var data = new Option<string>("--data") { Description = "File with labelled rows.", Required = true };
        var target = new Option<string?>("--target") { Description = "File with the true text for each line of --data, such as its translation." };
        var textColumn = new Option<string?>("--text-column") { Description = "Column with the text." };
        var pairColumn = new Option<string?>("--pair-column") { Description = "Column with the second text of a pair." };
        var labelColumn = new Option<string?>("--label-column") { Description = "Column with the label." };
        var separator = new Option<string?>("--label-separator") { Description = "What stands between the labels of a row with several." };
        var noCard = new Option<bool>("--no-card") { Description = "Leave the model card as it is." };
        var json = CommonOptions.Json();
        var command = new Command("evaluate", "Measure a model on labelled rows. Example: linnet evaluate models/mine --data test.tsv")
        {
            model, data, target, textColumn, pairColumn, labelColumn, separator, noCard, json,
        };
        command.SetAction(result =>
        {
            var options = new DataFileOptions
            {
                TextColumn = result.GetValue(textColumn),
                PairColumn = result.GetValue(pairColumn),
                LabelColumn = result.GetValue(labelColumn),
                LabelSeparator = result.GetValue(separator),
                PairPath = result.GetValue(target),
            };
            var folder = result.GetValue(model)!;
            var report = ModelEvaluation.Run(folder, result.GetValue(data)!, options, Console.Error.WriteLine);
            Console.WriteLine(result.GetValue(json) ? report.ToJson() : report.ToText());
            if (!result.GetValue(noCard)) ModelEvaluation.AddToCard(folder, result.GetValue(data)!, report);
            return 0;
        });
        return command;
    }
}
