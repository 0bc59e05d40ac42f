using System.CommandLine;
using System.Text;
using Linnet;
using Linnet.Cli.Commands;
using Linnet.Cli.Output;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return ErrorBoundary.Run(() =>
{
    var parsed = RootCommandFactory.Create().Parse(args.Length == 0 ? ["--help"] : args);
    if (UsageErrors.Find(parsed) is { } problem) throw new ConfigurationException(problem);
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
});
