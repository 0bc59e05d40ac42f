using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Client.Hub;

namespace Linnet.Cli.Commands;

/// <summary>`linnet verify`: are the files here those that the hub lists?</summary>
internal static class VerifyCommand
{
    internal static Command Create()
    {
        var what = new Argument<string>("what") { Description = "NS/NAME[@revision] as it lies in the cache, or a folder (with --against)." };
        var against = new Option<string?>("--against") { Description = "NS/NAME[@revision] that the folder was pulled from, or pushed to." };
        var keys = new Option<string[]>("--key") { Description = "A public key (PEM) that has to have signed the commit; of several, one." };
        var hubKey = new Option<string?>("--hub-key") { Description = "The hub's public key (PEM), with which its measurements have to be signed; the hub is asked for it where it is left out." };
        var json = CommonOptions.Json();
        var command = new Command("verify", "Read and hash every file and compare it with the hub's list; check signatures and signed measurements. Examples: linnet verify acme/mine@v1.0.0; linnet verify models/mine --against acme/mine")
        {
            what, against, keys, hubKey, json,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var (text, source) = (result.GetValue(what)!, result.GetValue(against));
            if (source is null && Directory.Exists(text))
                throw new ConfigurationException($"{text}: say which repository the folder is to be compared with, as in linnet verify {text} --against acme/mine@v1.0.0.");
            var folder = source is null ? null : text;
            var (repository, revision) = HubArguments.Split(source ?? text);
            using var hub = new HubClient(HubOptions.FromEnvironment());
            using var progress = TransferProgress.For(result.GetValue(json));
            var verified = await hub.VerifyAsync(repository, revision, folder, progress, cancellation).ConfigureAwait(false);
            var signatures = await SignatureReport.MakeAsync(hub, repository, verified, result.GetValue(keys) ?? [], cancellation).ConfigureAwait(false);
            var evaluations = await EvaluationReport.MakeAsync(hub, repository, verified, result.GetValue(hubKey), cancellation).ConfigureAwait(false);
            progress.Dispose();
            if (result.GetValue(json)) PrintJson(repository, verified, signatures, evaluations);
            else Print(repository, verified, signatures, evaluations);
            return verified.IsRight && signatures.IsRight && evaluations.IsRight ? 0 : 1;
        });
        return command;
    }

    /// <summary>Makes an error of files that are not as they should be.</summary>
    internal static void RequireRight(HubVerification verified)
    {
        if (!verified.IsRight)
            throw new HubException($"{verified.Problems[0].Path} {verified.Problems[0].Message}{(verified.Problems.Count > 1 ? $", and {verified.Problems.Count - 1} more files are wrong" : string.Empty)}; delete the folder, then pull again.");
    }

    private static void Print(HubRepository repository, HubVerification verified, SignatureReport signatures, EvaluationReport evaluations)
    {
        foreach (var line in signatures.Lines.Concat(evaluations.Lines)) Console.WriteLine(line);
        foreach (var problem in verified.Problems) Console.WriteLine($"{problem.Path}: {problem.Message}");
        Console.WriteLine(verified.IsRight
            ? $"{verified.Checked} files are as {repository} lists them at {verified.Snapshot.Commit}"
            : $"{verified.Problems.Count} files are not as {repository} lists them at {verified.Snapshot.Commit}");
    }

    private static void PrintJson(HubRepository repository, HubVerification verified, SignatureReport signatures, EvaluationReport evaluations) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("repository", repository.ToString());
        writer.WriteString("commit", verified.Snapshot.Commit);
        writer.WriteBoolean("isRight", verified.IsRight && signatures.IsRight && evaluations.IsRight);
        writer.WriteStartArray("signatures");
        foreach (var line in signatures.Lines) writer.WriteStringValue(line);
        writer.WriteEndArray();
        writer.WriteStartArray("evaluations");
        foreach (var line in evaluations.Lines) writer.WriteStringValue(line);
        writer.WriteEndArray();
        writer.WriteNumber("checked", verified.Checked);
        writer.WriteStartArray("problems");
        foreach (var problem in verified.Problems)
        {
            writer.WriteStartObject();
            writer.WriteString("path", problem.Path);
            writer.WriteString("kind", $"{char.ToLowerInvariant(problem.Kind.ToString()[0])}{problem.Kind.ToString()[1..]}");
            writer.WriteString("message", problem.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }));
}
