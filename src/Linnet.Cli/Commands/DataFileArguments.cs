using System.CommandLine;
using Linnet.Data;

namespace Linnet.Cli.Commands;

/// <summary>How a labelled file is named and read: the options that all `linnet data` verbs share.</summary>
internal sealed class DataFileArguments
{
    private readonly Option<string?> _text = new("--text-column") { Description = "Column with the text; found by itself where it is left out." };
    private readonly Option<string?> _pair = new("--pair-column") { Description = "Column with the second text of a pair." };
    private readonly Option<string?> _label = new("--label-column") { Description = "Column with the label." };
    private readonly Option<string?> _separator = new("--label-separator") { Description = "What stands between the labels of a row with several." };
    private readonly Option<string?> _encoding = new("--encoding") { Description = "Such as utf-8, utf-16, gb18030, latin1; found by itself where it is left out." };

    internal DataFileArguments(Command command)
    {
        command.Add(_text);
        command.Add(_pair);
        command.Add(_label);
        command.Add(_separator);
        command.Add(_encoding);
    }

    /// <summary>Finds out how a file is to be read and shows it on standard error.</summary>
    internal DataFileFormat Sniff(ParseResult result, string path)
    {
        var format = DataFile.Sniff(path, new DataFileOptions
        {
            TextColumn = result.GetValue(_text),
            PairColumn = result.GetValue(_pair),
            LabelColumn = result.GetValue(_label),
            LabelSeparator = result.GetValue(_separator),
            Encoding = result.GetValue(_encoding),
        });
        Console.Error.WriteLine(path);
        foreach (var line in format.Describe()) Console.Error.WriteLine("  " + line);
        return format;
    }

    /// <summary>The texts of a file one by one, both of a pair; how the file is read is shown on standard error.</summary>
    internal IEnumerable<string> Texts(ParseResult result, string path) =>
        DataFile.Read(path, Sniff(result, path)).SelectMany(row => row.Pair is null ? new[] { row.Text } : [row.Text, row.Pair]);
}
