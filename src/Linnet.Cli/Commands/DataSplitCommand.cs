using System.CommandLine;
using System.Globalization;
using Linnet.Data;

namespace Linnet.Cli.Commands;

/// <summary>`linnet data split`: one file into parts.</summary>
internal static class DataSplitCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A labelled file." };
        var output = new Option<string?>("--out") { Description = "Folder for the parts; beside the file where it is left out." };
        var parts = new Option<string>("--parts") { Description = "Names and shares that sum to 1.", DefaultValueFactory = _ => "train=0.8,dev=0.1,test=0.1" };
        var method = Choices.Option("--method", "How rows are divided.", SplitMethod.Stratified);
        var seed = new Option<ulong>("--seed") { Description = "Seeds the division.", DefaultValueFactory = _ => 42 };
        var command = new Command("split", "Divide a file into parts. Example: linnet data split all.tsv --parts train=0.8,dev=0.2") { file, output, parts, method, seed };
        var reading = new DataFileArguments(command);
        command.SetAction(result =>
        {
            var path = result.GetValue(file)!;
            var folder = result.GetValue(output) ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
            var report = FileSplitter.Split(
                path,
                reading.Sniff(result, path),
                name => Path.Combine(folder, name + Path.GetExtension(path)),
                new SplitOptions { Parts = Parse(result.GetValue(parts)!), Method = result.GetValue(method), Seed = result.GetValue(seed) });
            Console.WriteLine(report.ToText());
            return 0;
        });
        return command;
    }

    private static SplitPart[] Parse(string text) => [.. text.Split(',').Select(part =>
        part.Split('=') is [var name, var share] && double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction)
            ? new SplitPart(name.Trim(), fraction)
            : throw new ConfigurationException($"--parts: '{part}' cannot be used; expected names and shares as in train=0.8,dev=0.2."))];
}
