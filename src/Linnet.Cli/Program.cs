using System.Text;
using Linnet.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args.Length == 0 ? ["--help"] : args);
