using System.CommandLine;

namespace Linnet.Cli.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    internal static Option<bool> Json() => new("--json") { Description = "Print one JSON object, for machines." };

    internal static Argument<string> ModelFolder() => new("model") { Description = "A model folder, such as models/mine." };
}
