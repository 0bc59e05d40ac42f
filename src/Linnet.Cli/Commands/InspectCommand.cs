using System.CommandLine;
using System.Globalization;
using Linnet.Cli.Output;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;

namespace Linnet.Cli.Commands;

/// <summary>`linnet inspect`: what a model folder holds.</summary>
internal static class InspectCommand
{
    private const int MostLabelsShown = 20;

    internal static Command Create()
    {
        var model = CommonOptions.ModelFolder();
        var json = CommonOptions.Json();
        var command = new Command("inspect", "Layers with shapes and parameter counts, labels, size, provenance. Example: linnet inspect models/mine") { model, json };
        command.SetAction(result => Run(result.GetValue(model)!, result.GetValue(json)));
        return command;
    }

    private static int Run(string path, bool asJson)
    {
        var folder = ModelFolder.Open(path);
        var info = folder.ReadInfo();
        var model = ModelDescription.Of(folder);
        var bytes = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        if (asJson)
        {
            Console.WriteLine(JsonOutput.Line(writer =>
            {
                writer.WriteString("path", path);
                writer.WriteString("model_type", folder.Config.ModelType);
                writer.WriteNumber("parameters", model.ParameterCount);
                writer.WriteNumber("bytes", bytes);
                writer.WriteString("architecture", folder.Config.Architecture);
                if (folder.Config.Labels.Count > 0) writer.WriteString("problem_type", folder.Config.ProblemType == ProblemType.SingleLabel ? "single_label_classification" : "multi_label_classification");
                writer.WriteStartArray("labels");
                foreach (var label in folder.Config.Labels) writer.WriteStringValue(label);
                writer.WriteEndArray();
                writer.WriteString("software", info.Software);
                if (info.Seed is { } seed) writer.WriteNumber("seed", seed);
                if (info.ParentModel is { } parent) writer.WriteString("parent", parent);
                writer.WriteString("summary", model.Summary);
            }));
            return 0;
        }

        Console.WriteLine(model.Summary.TrimEnd());
        Console.WriteLine();
        Console.WriteLine($"model type   {folder.Config.ModelType}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"parameters   {model.ParameterCount:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"on disk      {bytes / 1e6:F2} MB"));
        var more = folder.Config.Labels.Count > MostLabelsShown ? $", … ({folder.Config.Labels.Count} in all)" : "";
        if (folder.Config.Labels.Count > 0) Console.WriteLine($"labels       {string.Join(", ", folder.Config.Labels.Take(MostLabelsShown))}{more}");
        Console.WriteLine($"made by      {info.Software}{(info.Seed is { } used ? $", seed {used}" : "")}");
        foreach (var source in info.Data) Console.WriteLine($"data         {source.Role}: {source.Name}, {source.Rows} rows, sha256 {source.Sha256[..Math.Min(12, source.Sha256.Length)]}");
        if (info.ParentModel is { } from) Console.WriteLine($"parent       {from}{(info.ParentLicense is { } licence ? $" ({licence})" : "")}");
        return 0;
    }
}
