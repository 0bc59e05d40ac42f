using System.CommandLine;
using Linnet.Client.Hub;
using Linnet.Hub.Mirror;

namespace Linnet.Cli.Commands;

/// <summary>Which hub is behind a hub.</summary>
internal sealed class UpstreamArguments
{
    private const int UsualGigabytes = 100;
    private const long Gigabyte = 1L << 30;

    private readonly Option<string?> _endpoint = new("--upstream") { Description = "Another hub, such as https://huggingface.co: what is not here is fetched from there and kept." };
    private readonly Option<string?> _token = new("--upstream-token-env") { Description = "The environment variable with a token for it; without one, public repositories alone are fetched." };
    private readonly Option<int> _gigabytes = new("--upstream-gigabytes") { Description = "How much of it is kept at most.", DefaultValueFactory = _ => UsualGigabytes };

    private readonly Option<bool> _private = new("--upstream-private") { Description = "It may send this hub to addresses inside of private networks for its files." };

    internal void AddTo(Command command)
    {
        command.Add(_endpoint);
        command.Add(_token);
        command.Add(_gigabytes);
        command.Add(_private);
    }

    internal UpstreamOptions? Read(ParseResult result)
    {
        var variable = result.GetValue(_token);
        if (result.GetValue(_endpoint) is not { } endpoint)
            return variable is null ? null : throw new ConfigurationException("--upstream-token-env: name the hub that the token is for with --upstream.");
        var token = variable is null ? null
            : Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value
            : throw new ConfigurationException($"--upstream-token-env {variable}: there is no such environment variable, or it is empty.");
        return new UpstreamOptions
        {
            Endpoint = HubOptions.TryParseEndpoint(endpoint) ?? throw new ConfigurationException($"--upstream {endpoint}: expected an address such as https://huggingface.co."),
            Token = token,
            AllowsPrivateNetworks = result.GetValue(_private),
            MaxBytes = result.GetValue(_gigabytes) * Gigabyte,
        };
    }
}
