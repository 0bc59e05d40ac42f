namespace Linnet.Client.Hub;

/// <summary>Where things about hubs are kept on this machine: the token where Hugging Face's tools keep it, the rest in places of the project's own.</summary>
/// <param name="Home">The folder of Hugging Face's tools (<c>HF_HOME</c>).</param>
/// <param name="Token">The file with the token (<c>HF_TOKEN_PATH</c>).</param>
/// <param name="Settings">The file that remembers the hub (below <c>LINNET_CONFIG</c>).</param>
/// <param name="State">The folder with notes about uploads that broke off.</param>
internal sealed record HubPlaces(string Home, string Token, string Settings, string State)
{
    internal static HubPlaces From(Func<string, string?> variable)
    {
        var cache = Variable("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var home = Variable("HF_HOME") ?? Path.Combine(cache, "huggingface");
        var configuration = Variable("LINNET_CONFIG")
            ?? Path.Combine(Variable("XDG_CONFIG_HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "linnet");
        return new HubPlaces(home, Variable("HF_TOKEN_PATH") ?? Path.Combine(home, "token"), Path.Combine(configuration, "hub.json"), Path.Combine(cache, "linnet", "uploads"));

        string? Variable(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;
    }
}
