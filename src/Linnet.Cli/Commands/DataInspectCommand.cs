using System.CommandLine;
using Linnet.Data;

namespace Linnet.Cli.Commands;

/// <summary>`linnet data inspect`: what is in a labelled file and what is wrong with it; with several files also what they share.</summary>
internal static class DataInspectCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "One labelled file, or several splits in order: train, dev, test.", Arity = ArgumentArity.OneOrMore };
        var json = CommonOptions.Json();
        var command = new Command("inspect", "Rows, labels, lengths, missing, duplicates, conflicts, outliers, leaks. Example: linnet data inspect train.tsv dev.tsv") { files, json };
        var reading = new DataFileArguments(command);
        command.SetAction(result =>
        {
            var asJson = result.GetValue(json);
            var formats = result.GetValue(files)!.Select(path => (Path: path, Format: reading.Sniff(result, path))).ToList();
            foreach (var (path, format) in formats)
            {
                var inspection = DataInspector.Inspect(path, format);
                Console.WriteLine(asJson ? inspection.ToJson() : inspection.ToText());
            }

            if (formats.Count > 1)
            {
                foreach (var leak in LeakFinder.Find(formats)) Console.WriteLine(asJson ? leak.ToJson() : leak.ToText());
            }

            return 0;
        });
        return command;
    }
}
