using System.CommandLine;

namespace Linnet.Benchmarks.Compare;

/// <summary>`compare`: both sides in turn, and a table. Exit code 1 where something could not be run; a missed bar is only shown.</summary>
internal static class CompareCommand
{
    private static readonly Option<string?> Only = new("--only") { Description = "One work, or all whose names begin with it: gemm, train, train-bert-mini, ..." };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a row instead of the table." };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Rounds of each work.", DefaultValueFactory = _ => 3 };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "Measured time of each figure at least.", DefaultValueFactory = _ => 5 };
    private static readonly Option<bool> List = new("--list") { Description = "Name the works and run none." };
    private static readonly Option<string> Scripts = new("--scripts") { Description = "Folder with the peers' scripts and their node_modules.", Required = true };
    private static readonly Option<string> Shared = new("--shared") { Description = "Folder with data and interop.", Required = true };
    private static readonly Option<string> Python = new("--python") { Description = "A Python that has torch.", Required = true };
    private static readonly Option<string> Launcher = new("--launcher") { Description = "The linnet command.", Required = true };

    internal static Command Create()
    {
        var command = new Command("compare", "Measure Linnet and its peers in turn, two threads each.") { Only, Json, Rounds, Seconds, List, Scripts, Shared, Python, Launcher };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        if (result.GetValue(Rounds) < 1) throw new ConfigurationException($"--rounds is {result.GetValue(Rounds)}; use 1 or more.");
        if (!(result.GetValue(Seconds) > 0)) throw new ConfigurationException($"--seconds is {result.GetValue(Seconds)}; use a number above 0.");
        var only = result.GetValue(Only);
        var works = Works.All(result.GetValue(Seconds)).Where(work => only is null || work.IsNamed(only)).ToList();
        if (works.Count == 0) throw new ConfigurationException($"there is no work '{only}'; --list names them.");
        if (result.GetValue(List))
        {
            foreach (var work in works) Console.WriteLine(work.Name);
            return 0;
        }

        var tools = new PeerTools(FullPath(Scripts), FullPath(Shared), result.GetValue(Python)!, FullPath(Launcher));
        string FullPath(Option<string> option) => Path.GetFullPath(result.GetValue(option)!);
        var comparison = new Comparison(tools, result.GetValue(Rounds));
        var rows = new List<Row>();
        foreach (var row in works.SelectMany(comparison.Run))
        {
            rows.Add(row);
            if (result.GetValue(Json)) Console.WriteLine(Table.ToJson(row));
        }

        if (!result.GetValue(Json)) Console.WriteLine(Table.ToText(rows));
        return rows.Any(row => row.Problem is not null) ? 1 : 0;
    }
}
