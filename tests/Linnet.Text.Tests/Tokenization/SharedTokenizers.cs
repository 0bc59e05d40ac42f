using Linnet.Text.Tokenization;

namespace Linnet.Tests;

/// <summary>Real tokenisers and what the reference library makes of some hundred texts with each.</summary>
internal static class SharedTokenizers
{
    private static readonly Dictionary<string, Lazy<Tokenizer>> Loaded =
        Names.ToDictionary(name => name, name => new Lazy<Tokenizer>(() => Tokenizer.Load(FolderOf(name))));

    internal static string[] Names =>
    [
        "bert-base-uncased", "bert-base-chinese", "gpt2", "albert-base-v2", "unigram-en-1k", "unigram-ja-8k", "stories260k",
    ];

    /// <summary>The tokeniser, loaded once for all tests.</summary>
    internal static Tokenizer Get(string name) => Loaded[name].Value;

    /// <summary>The folder that holds its tokenizer.json.</summary>
    internal static string FolderOf(string name) =>
        SharedData.Path(name == "stories260k" ? "interop/stories260k" : $"interop/tokenizers/{name}");

    internal static string CasesOf(string name) => SharedData.Path($"interop/tokenizers/{name}/cases.jsonl");

    internal static string PairsOf(string name) => SharedData.Path($"interop/tokenizers/{name}/pairs.jsonl");
}
