using System.CommandLine;
using System.Text.Json;
using Linnet.Cli.Output;
using Linnet.Client.Hub;
using Linnet.Hub.Diff;

namespace Linnet.Cli.Commands;

/// <summary>`linnet diff`: what differs between two versions of a model.</summary>
internal static class DiffCommand
{
    internal static Command Create()
    {
        var what = new Argument<string[]>("what") { Description = "Two folders, or NS/NAME and two revisions of it.", Arity = new ArgumentArity(2, 3) };
        var json = CommonOptions.Json();
        var command = new Command("diff", "Compare two versions: files, fields, tokeniser, tensors, metrics, licence. Examples: linnet diff acme/mine v1.0.0 main; linnet diff models/old models/new")
        {
            what, json,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var diff = result.GetValue(what) is [var name, var before, var after]
                ? await CompareAsync(HubRepository.Parse(name), before, after, result.GetValue(json), cancellation).ConfigureAwait(false)
                : await CompareFoldersAsync(result.GetValue(what)![0], result.GetValue(what)![1], cancellation).ConfigureAwait(false);
            if (result.GetValue(json))
            {
                Console.WriteLine(diff);
                return 0;
            }

            using var document = JsonDocument.Parse(diff);
            foreach (var line in DiffText.Lines(document.RootElement)) Console.WriteLine(line);
            return 0;
        });
        return command;
    }

    private static Task<string> CompareFoldersAsync(string before, string after, CancellationToken cancellation) => FolderDiff.CompareAsync(before, after, cancellation);

    /// <summary>The project's own hub compares by itself. Any other will do too: both versions are brought into the cache, where what they have in common lies once, and are compared here.</summary>
    private static async Task<string> CompareAsync(HubRepository repository, string before, string after, bool isJson, CancellationToken cancellation)
    {
        using var hub = new HubClient(HubOptions.FromEnvironment());
        if (await hub.CompareAsync(repository, before, after, cancellation).ConfigureAwait(false) is { } compared) return compared;
        using var progress = TransferProgress.For(isJson);
        var folder = Directory.CreateTempSubdirectory("linnet-diff-").FullName;
        try
        {
            var (old, present) = (Path.Combine(folder, "before"), Path.Combine(folder, "after"));
            await hub.PullToAsync(repository, old, before, progress, isWhole: true, cancellation).ConfigureAwait(false);
            await hub.PullToAsync(repository, present, after, progress, isWhole: true, cancellation).ConfigureAwait(false);
            return await CompareFoldersAsync(old, present, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
