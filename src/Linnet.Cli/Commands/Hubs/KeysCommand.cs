using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Client.Hub;
using Linnet.Signing;

namespace Linnet.Cli.Commands;

/// <summary>`linnet keys`: keys that sign commits.</summary>
internal static class KeysCommand
{
    private const string PrivateName = "linnet-signing-key.pem";
    private const string PublicEnding = ".pub.pem";

    internal static Command Create() => new("keys", "Make and list keys that sign commits. Example: linnet keys create --out acme.pem") { CreateCreate(), CreateAdd(), CreateList() };

    /// <summary>The environment variable with the password of a key's file.</summary>
    internal static string? Password => Environment.GetEnvironmentVariable("LINNET_KEY_PASSWORD") is { Length: > 0 } password ? password : null;

    private static Command CreateCreate()
    {
        var to = new Option<string>("--out") { Description = "Gets the private key; the public one is written beside it. LINNET_KEY_PASSWORD, where set, locks it.", DefaultValueFactory = _ => PrivateName };
        var json = CommonOptions.Json();
        var command = new Command("create", "Make a key (ECDSA on P-256). Example: linnet keys create --out acme.pem") { to, json };
        command.SetAction(result =>
        {
            var path = result.GetValue(to)!;
            var publicPath = $"{(path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) ? path[..^".pem".Length] : path)}{PublicEnding}";
            foreach (var taken in new[] { path, publicPath }.Where(File.Exists)) throw new ConfigurationException($"{taken}: is there already; a key that is lost cannot be had again, so name another file.");
            using var key = SigningKey.Generate();
            HubLogin.WriteSecret(path, key.WritePem(Password));
            File.WriteAllText(publicPath, key.PublicKey.WritePem());
            Print(path, publicPath, key.PublicKey, result.GetValue(json));
            return 0;
        });
        return command;
    }

    /// <summary>Reads a private key.</summary>
    internal static SigningKey ReadPrivate(string path) => File.Exists(path)
        ? SigningKey.ReadPem(File.ReadAllText(path), Password)
        : throw new ConfigurationException($"{path}: there is no such key; linnet keys create makes one.");

    private static Command CreateAdd()
    {
        var path = new Argument<string>("key") { Description = "The file with the private key; it stays here." };
        var name = new Option<string>("--name") { Description = "What the hub calls it.", DefaultValueFactory = _ => Environment.MachineName };
        var json = CommonOptions.Json();
        var command = new Command("add", "Tell the hub that a key is yours, so that it can say whose signatures are. Example: linnet keys add acme.pem --name laptop") { path, name, json };
        command.SetAction((result, cancellation) => HubArguments.WithHubAsync(async hub =>
        {
            using var key = ReadPrivate(result.GetValue(path)!);
            await hub.AddKeyAsync(result.GetValue(name)!, key, cancellation).ConfigureAwait(false);
            Console.WriteLine(result.GetValue(json) ? JsonOutput.Line(writer => writer.WriteString("fingerprint", key.PublicKey.Fingerprint)) : $"{key.PublicKey.Fingerprint} is yours at {HubArguments.Show(hub.Endpoint)}");
        }));
        return command;
    }

    private static Command CreateList()
    {
        var folder = new Argument<string>("folder") { Description = "Where to look.", DefaultValueFactory = _ => "." };
        var json = CommonOptions.Json();
        var command = new Command("list", "List the public keys in a folder with their fingerprints. Example: linnet keys list keys") { folder, json };
        command.SetAction(result =>
        {
            var place = result.GetValue(folder)!;
            if (!Directory.Exists(place)) throw new ConfigurationException($"{place}: there is no such folder.");
            foreach (var path in Directory.EnumerateFiles(place, "*.pem").Order(StringComparer.Ordinal))
            {
                if (TryRead(path) is { } key) Print(null, path, key, result.GetValue(json));
            }

            return 0;
        });
        return command;
    }

    private static VerificationKey? TryRead(string path)
    {
        try
        {
            return VerificationKey.ReadPem(File.ReadAllText(path));
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    private static void Print(string? privatePath, string publicPath, VerificationKey key, bool isJson) => Console.WriteLine(isJson
        ? JsonOutput.Line(writer =>
        {
            writer.WriteString("fingerprint", key.Fingerprint);
            writer.WriteString("publicKey", publicPath);
            if (privatePath is not null) writer.WriteString("privateKey", privatePath);
        })
        : $"{key.Fingerprint}  {publicPath}{(privatePath is null ? string.Empty : $"  (private: {privatePath})")}");
}
