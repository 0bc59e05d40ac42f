using System.Text.Json.Nodes;
using Linnet.Hub.Tests.Protocol.Npm;

namespace Linnet.Hub.Tests.Clients;

/// <summary>The calls of npm's <c>@huggingface/hub</c>: one run of <c>Protocol/Npm/calls.mjs</c> makes them all, and says of each whether it was served.</summary>
internal static class NpmCalls
{
    private static readonly Dictionary<string, string> OperationOf = new()
    {
        ["whoAmI"] = Operations.WhoAmI,
        ["repoExists of a missing repository"] = Operations.Access,
        ["createRepo with files"] = Operations.Create,
        ["createRepo of a taken name is 409"] = Operations.Create,
        ["checkRepoAccess"] = Operations.Access,
        ["uploadFiles, plain and LFS"] = Operations.Send,
        ["uploadFile by the client's default way"] = Operations.Xet,
        ["uploadFile of a stored content sends nothing"] = Operations.Send,
        ["upload of a large file in parts"] = Operations.Parts,
        ["commit with a wrong parent is 412"] = Operations.Parent,
        ["commit with the right parent"] = Operations.Parent,
        ["listFiles over pages, recursive and expanded"] = Operations.Trees,
        ["listFiles of a folder"] = Operations.Trees,
        ["pathsInfo leaves out what is not there"] = Operations.Paths,
        ["fileExists"] = Operations.Exists,
        ["fileDownloadInfo"] = Operations.Exists,
        ["downloadFile whole, in part, and empty"] = Operations.Fetch,
        ["downloadFile at a commit"] = Operations.Fetch,
        ["downloadFile under a former name"] = Operations.Settings,
        ["parseSafetensorsMetadata"] = Operations.Weights,
        ["listModels with all filters"] = Operations.List,
        ["modelInfo"] = Operations.Describe,
        ["listCommits and countCommits"] = Operations.History,
        ["a branch with a slash"] = Operations.Refs,
        ["deleteBranch"] = Operations.Refs,
        ["uploadFile as a pull request"] = Operations.Discussions,
        ["deleteFile and deleteFiles"] = Operations.Delete,
        ["deleteFile of a missing file is 404"] = Operations.Delete,
        ["snapshotDownload"] = Operations.FetchAll,
        ["upload of a file from the disk"] = Operations.Send,
        ["a dataset"] = Operations.List,
        ["createCollection"] = Operations.Collections,
        ["items of a collection"] = Operations.Collections,
        ["listCollections over pages and with filters"] = Operations.Collections,
        ["deleteCollection"] = Operations.Collections,
        ["nobody asks for a missing repository: 401"] = Operations.Errors,
        ["a bad token is 401"] = Operations.Errors,
        ["deleteRepo"] = Operations.Settings,
    };

    private static readonly Lazy<Task<IReadOnlyList<ClientCall>>> Run = new(RunAsync);

    /// <summary>All calls, made once for all tests.</summary>
    internal static Task<IReadOnlyList<ClientCall>> All => Run.Value;

    private static async Task<IReadOnlyList<ClientCall>> RunAsync()
    {
        await using var hub = await HubHost.StartAsync(options => options with { MultipartThreshold = 5_000_000, PartSize = 2_000_000 });
        using var folder = new TemporaryFolder();
        var (exitCode, output, error) = await Task.Run(() => NpmPackage.Hub.Run("calls.mjs", folder.Path, hub.Address, hub.Alice));
        Assert.True(exitCode == 0, error);

        // The client writes notices of its own in between.
        var results = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).ToDictionary(result => (string)result["call"]!, result => (string?)result["error"]);
        Assert.Equal(OperationOf.Keys.Order(), results.Keys.Order());
        return [.. OperationOf.Select(pair => new ClientCall(pair.Value, pair.Key, () => Served(results[pair.Key])))];
    }

    private static Task Served(string? error)
    {
        Assert.True(error is null, error);
        return Task.CompletedTask;
    }
}
