namespace Linnet.Benchmarks.Measure;

/// <summary>Files in the folder that the environment variable LINNET_SHARED names.</summary>
internal static class SharedFiles
{
    private const string Variable = "LINNET_SHARED";

    private static string Root => Environment.GetEnvironmentVariable(Variable)
        ?? throw new ConfigurationException($"{Variable} is not set; let it name the folder that holds data and interop.");

    internal static string Data(string relative) => Path.Combine(Root, "data", relative);

    internal static string Model(string name) => Path.Combine(Root, "interop", name);

    internal static string Tokenizer(string name) => Path.Combine(Root, "interop", "tokenizers", name);
}
