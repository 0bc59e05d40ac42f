using System.CommandLine;
using Linnet;
using Linnet.Benchmarks.Compare;
using Linnet.Benchmarks.Measure;
using Linnet.Benchmarks.Retrieval;

var root = new RootCommand("Speed and memory of Linnet, alone and beside its peers.") { CompareCommand.Create(), MeasureCommand.Create(), RetrievalCommand.Create() };
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is LinnetException or IOException)
{
    Console.Error.WriteLine($"benchmarks: {error.Message}");
    return 1;
}
