using System.CommandLine;
using System.Text;
using Linnet.Cli.Commands;
using Linnet.Cli.Output;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return ErrorBoundary.Run(() => RootCommandFactory.Create().Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
