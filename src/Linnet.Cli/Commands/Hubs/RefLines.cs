using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>Prints branches and tags.</summary>
internal static class RefLines
{
    internal static void Print(IReadOnlyList<HubRef> refs, bool isJson)
    {
        foreach (var known in refs)
        {
            Console.WriteLine(isJson
                ? JsonOutput.Line(writer =>
                {
                    writer.WriteString("name", known.Name);
                    writer.WriteString("commit", known.Commit);
                })
                : $"{known.Commit[..12]}  {known.Name}");
        }
    }
}
