namespace Linnet.Client.Hub;

/// <summary>Chooses the files of a repository that a model folder is made of: one set of weights, not the same ones for every framework.</summary>
internal static class ModelFiles
{
    private const string Weights = "model.safetensors";
    private const string WeightsIndex = "model.safetensors.index.json";

    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase)
    {
        "config.json", "generation_config.json", "linnet.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
        "vocab.txt", "vocab.json", "merges.txt", "tokenizer.model", "spiece.model", "source.spm", "target.spm", "sentencepiece.bpe.model",
        "chat_template.jinja", "README.md", "LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE",
    };

    internal static IReadOnlyList<HubFile> Choose(IReadOnlyList<HubFile> files)
    {
        var isWeight = WeightsOf(files);
        return [.. files.Where(file => Small.Contains(file.Path) || isWeight(file.Path) || file.Path.StartsWith("members/", StringComparison.Ordinal))];
    }

    private static Func<string, bool> WeightsOf(IReadOnlyList<HubFile> files)
    {
        if (Has(Weights)) return path => path == Weights;
        if (Has(WeightsIndex)) return path => path == WeightsIndex || (IsTop(path) && path.EndsWith(".safetensors", StringComparison.Ordinal));
        return path => IsTop(path) && path.StartsWith("pytorch_model", StringComparison.Ordinal)
            && (path.EndsWith(".bin", StringComparison.Ordinal) || path.EndsWith(".bin.index.json", StringComparison.Ordinal));

        bool Has(string name) => files.Any(file => file.Path == name);
    }

    private static bool IsTop(string path) => !path.Contains('/', StringComparison.Ordinal);
}
