using System.CommandLine;
using Linnet.Data;
using Linnet.Text.Cleaning;

namespace Linnet.Cli.Commands;

/// <summary>`linnet data clean`: a new file without what was wrong, and a list of what was dropped and why.</summary>
internal static class DataCleanCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A labelled file." };
        var output = new Option<string>("--out") { Description = "The new file.", Required = true };
        var missing = Choices.Option("--missing", "Rows without text or label.", RowPolicy.Drop);
        var unreadable = Choices.Option("--unreadable", "Rows that cannot be read.", RowPolicy.Fail);
        var duplicates = Choices.Option("--duplicates", "Rows that stand more than once.", DuplicatePolicy.KeepFirst);
        var near = Choices.Option("--near-duplicates", "Rows that are nearly the same.", DuplicatePolicy.Keep);
        var conflicts = Choices.Option("--conflicts", "Equal texts with different labels.", ConflictPolicy.Drop);
        var outliers = Choices.Option("--outliers", "Texts of unusual length or mostly symbols.", RowPolicy.Keep);
        var rare = Choices.Option("--rare-labels", "Labels that occur only once.", RowPolicy.Keep);
        var damaged = Choices.Option("--encoding-damage", "Texts with damaged letters.", RowPolicy.Keep);
        var html = new Option<bool>("--strip-html") { Description = "Take HTML tags out and entities back to letters." };
        var lower = new Option<bool>("--lower-case") { Description = "Lower-case the text." };
        var width = new Option<bool>("--fold-width") { Description = "Full-width letters and digits to ordinary ones." };
        var urls = Choices.Option("--urls", "Web addresses in the text.", MatchAction.Keep);
        var json = CommonOptions.Json();
        var command = new Command("clean", "Write a cleaned file and say what was dropped and why. Example: linnet data clean train.tsv --out clean.tsv")
        {
            file, output, missing, unreadable, duplicates, near, conflicts, outliers, rare, damaged, html, lower, width, urls, json,
        };
        var reading = new DataFileArguments(command);
        command.SetAction(result =>
        {
            var path = result.GetValue(file)!;
            var report = DataCleaner.Clean(path, reading.Sniff(result, path), result.GetValue(output)!, new DataCleaningOptions
            {
                MissingText = result.GetValue(missing),
                MissingLabel = result.GetValue(missing),
                UnreadableRows = result.GetValue(unreadable),
                Duplicates = result.GetValue(duplicates),
                NearDuplicates = result.GetValue(near),
                Conflicts = result.GetValue(conflicts),
                LengthOutliers = result.GetValue(outliers),
                SymbolOutliers = result.GetValue(outliers),
                RareLabels = result.GetValue(rare),
                EncodingDamage = result.GetValue(damaged),
                TextCleaner = new TextCleaner(new CleaningOptions
                {
                    StripHtml = result.GetValue(html),
                    LowerCase = result.GetValue(lower),
                    FoldWidth = result.GetValue(width),
                    Urls = result.GetValue(urls),
                }),
            });
            Console.WriteLine(result.GetValue(json) ? report.ToJson() : report.ToText());
            return 0;
        });
        return command;
    }
}
