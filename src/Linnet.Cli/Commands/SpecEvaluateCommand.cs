using Linnet.Client.Hub;
using Linnet.Evaluation;
using Linnet.Signing;
using Linnet.Training.Evaluations;

namespace Linnet.Cli.Commands;

/// <summary>`linnet evaluate --spec`: a model measured exactly as a specification says, with model and data from folders or from a hub.</summary>
internal static class SpecEvaluateCommand
{
    private const int HashLength = 64;

    /// <summary>Measures and prints.</summary>
    /// <param name="model">A folder, or <c>NS/NAME[@revision]</c> on the hub.</param>
    /// <param name="specName">A file, or the SHA-256 of a specification that the hub has.</param>
    /// <param name="dataFolder">The dataset's folder; null to fetch its file from the hub.</param>
    /// <param name="signedPath">A signed result that shall come out again; null for none.</param>
    /// <param name="asJson">Print the result's canonical text.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<int> RunAsync(string model, string specName, string? dataFolder, string? signedPath, bool asJson, CancellationToken cancellation)
    {
        using var source = new SpecSource();
        var spec = File.Exists(specName) ? SpecFile.Read(specName) : await FetchSpecAsync(source, specName, cancellation).ConfigureAwait(false);
        spec.CheckSoftware();
        var (folder, repository, commit) = Directory.Exists(model) ? (model, null, null) : await FetchModelAsync(model, cancellation).ConfigureAwait(false);
        using var data = dataFolder is null ? await SpecData.FetchAsync(source, spec, cancellation).ConfigureAwait(false) : SpecData.In(dataFolder, spec);
        var result = SpecEvaluation.Run(folder, data.File, data.Target, data.Spec, Console.Error.WriteLine);
        result = result with { Model = result.Model with { Repository = repository, Commit = commit } };
        if (asJson) Console.WriteLine(result.ToCanonicalJson());
        else Print(result);
        return signedPath is null || IsReproduced(result, signedPath) ? 0 : 1;
    }

    private static async Task<EvaluationSpec> FetchSpecAsync(SpecSource source, string name, CancellationToken cancellation)
    {
        if (name.Length != HashLength || !name.All(char.IsAsciiHexDigitLower))
            throw new ConfigurationException($"--spec: there is no file '{name}', and it is no SHA-256 of a specification on a hub ({HashLength} small hexadecimal digits).");
        var spec = EvaluationSpec.Parse(await source.ReadSpecAsync(name, cancellation).ConfigureAwait(false));
        return spec.Sha256 == name ? spec : throw new HubException($"{source.Endpoint} answers with another specification than {name}.");
    }

    private static async Task<(string Folder, string? Repository, string? Commit)> FetchModelAsync(string name, CancellationToken cancellation)
    {
        var parts = name.Split('@', 2);
        var repository = HubRepository.Parse(parts[0]);
        using var hub = new HubClient(HubOptions.FromEnvironment());
        var commit = (await hub.ListAsync(repository, parts.Length == 2 ? parts[1] : HubClient.DefaultRevision, cancellation).ConfigureAwait(false)).Commit;
        return (await hub.PullAsync(repository, commit, null, cancellation).ConfigureAwait(false), repository.Id, commit);
    }

    private static void Print(EvaluationResult result)
    {
        Console.WriteLine(new MetricReport(result.Rows, result.Metrics).ToText(EvaluationResult.Digits));
        Console.WriteLine($"specification {result.Spec.Sha256}");
    }

    /// <summary>Whether a signed result says what was measured here.</summary>
    private static bool IsReproduced(EvaluationResult result, string signedPath)
    {
        if (!File.Exists(signedPath)) throw new DataFormatException(signedPath, null, "there is no such file; name a signed result of a hub.");
        if (SignedText.TryParse(File.ReadAllText(signedPath)) is not { } signed || EvaluationResult.TryParse(signed.Text) is not { } stated)
            throw new DataFormatException(signedPath, null, "is no signed result of an evaluation, or was changed.");
        if (!signed.IsIntact) throw new DataFormatException(signedPath, null, $"was not signed by the key {signed.Key.Fingerprint} that it names, or was changed afterwards.");
        var problems = Differences(stated, result).ToList();
        foreach (var problem in problems) Console.Error.WriteLine($"linnet: {problem}");
        Console.Error.WriteLine(problems.Count == 0
            ? $"the result that {signed.Key.Fingerprint} has signed is reproduced; whose key that is, its owner can tell"
            : "the signed result is not reproduced");
        return problems.Count == 0;
    }

    private static IEnumerable<string> Differences(EvaluationResult stated, EvaluationResult actual)
    {
        if (stated.Spec != actual.Spec) yield return $"another specification was signed: {stated.Spec.Sha256}";
        foreach (var path in stated.Model.Files.Keys.Union(actual.Model.Files.Keys))
        {
            if (stated.Model.Files.GetValueOrDefault(path) != actual.Model.Files.GetValueOrDefault(path)) yield return $"{path} is another file than was measured";
        }

        foreach (var (name, value) in stated.Metrics.Where(metric => actual.Metrics.GetValueOrDefault(metric.Key, double.NaN) != metric.Value))
            yield return System.FormattableString.Invariant($"{name} was signed as {value} and is {actual.Metrics.GetValueOrDefault(name, double.NaN)}");
    }
}
