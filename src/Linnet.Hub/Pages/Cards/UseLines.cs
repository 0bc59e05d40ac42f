using Linnet.Hub.Database;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Cards;

/// <summary>The lines with which somebody gets a repository's files into their own program.</summary>
internal sealed class UseLines(string root, RepositoryRow row)
{
    private readonly string _id = row.FullName.Id;

    /// <summary>In a terminal.</summary>
    internal string CommandLine => row.Kind == RepositoryKind.Model
        ? $"HF_ENDPOINT={root} linnet pull {_id} --to {row.Name}"
        : Git;

    /// <summary>In a C# program; null for what is no model.</summary>
    internal string? CSharp => row.Kind != RepositoryKind.Model
        ? null
        : row.PipelineTag == "text-classification"
            ? $"""
                {Fetch}
                using var model = TextClassificationPipeline.Load(folder);
                Console.WriteLine(model.Classify("a text").Label);
                """
            : Fetch;

    /// <summary>In a Python program.</summary>
    internal string Python => row.Kind == RepositoryKind.Model && row.PipelineTag is { } task && task.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        ? $"""
            import os
            os.environ["HF_ENDPOINT"] = "{root}"
            from transformers import pipeline

            model = pipeline("{task}", model="{_id}")
            """
        : $"""
            import os
            os.environ["HF_ENDPOINT"] = "{root}"
            from huggingface_hub import snapshot_download

            folder = snapshot_download("{_id}"{TypeArgument})
            """;

    /// <summary>With git.</summary>
    internal string Git => $"git clone {root}/{row.FullName.Address}";

    private string Fetch => $"""
        // HF_ENDPOINT={root}
        using var hub = new HubClient(HubOptions.FromEnvironment());
        var folder = await hub.PullAsync(HubRepository.Parse("{_id}"));
        """;

    private string TypeArgument => row.Kind switch
    {
        RepositoryKind.Dataset => ", repo_type=\"dataset\"",
        RepositoryKind.Space => ", repo_type=\"space\"",
        _ => string.Empty,
    };
}
