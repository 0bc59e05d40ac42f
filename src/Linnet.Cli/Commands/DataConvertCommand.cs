using System.CommandLine;
using Linnet.Data;

namespace Linnet.Cli.Commands;

/// <summary>`linnet data convert`: the same rows in another file format.</summary>
internal static class DataConvertCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A labelled file." };
        var output = new Option<string>("--out") { Description = "The new file.", Required = true };
        var to = Choices.Option("--to", "The new format.", DataFileKind.JsonLines);
        var command = new Command("convert", "Write the rows in another format. Example: linnet data convert train.csv --to tsv --out train.tsv") { file, output, to };
        var reading = new DataFileArguments(command);
        command.SetAction(result =>
        {
            var path = result.GetValue(file)!;
            var format = reading.Sniff(result, path);
            var written = DataFileWriter.Write(result.GetValue(output)!, DataFile.Read(path, format), DataFileWriter.FormatFor(result.GetValue(to), format));
            Console.WriteLine($"wrote {written.Rows} rows to {result.GetValue(output)}{(written.Altered > 0 ? $"; in {written.Altered} of them characters that the format cannot hold became spaces" : "")}");
            return 0;
        });
        return command;
    }
}
