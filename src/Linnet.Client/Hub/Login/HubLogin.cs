using System.Text;

namespace Linnet.Client.Hub;

/// <summary>
/// Keeps a token where Hugging Face's own clients look for it (<c>HF_HOME/token</c>, readable by its owner alone), and the address of its hub beside the
/// project's own settings. <c>HF_ENDPOINT</c> and <c>HF_TOKEN</c> come before both.
/// </summary>
/// <example>
/// <code>
/// var user = await HubLogin.LoginAsync(new Uri("https://hub.example.com"), token);
/// </code>
/// </example>
public static class HubLogin
{
    /// <summary>Asks a hub whose token it is, and keeps both.</summary>
    /// <param name="endpoint">The hub; null for the one that is in use.</param>
    /// <param name="token">What the hub's pages, or its administrator, gave.</param>
    /// <param name="cancellation">Ends the request; nothing is kept then.</param>
    /// <returns>Whose token it is.</returns>
    /// <exception cref="HubException">The hub cannot be reached, or does not know the token.</exception>
    /// <exception cref="ConfigurationException">The token cannot be one.</exception>
    public static Task<HubUser> LoginAsync(Uri? endpoint, string token, CancellationToken cancellation = default) =>
        LoginAsync(endpoint, token, Environment.GetEnvironmentVariable, cancellation);

    /// <summary>Forgets the token and the hub.</summary>
    /// <returns>False where there was nothing to forget.</returns>
    public static bool Logout() => Logout(Environment.GetEnvironmentVariable);

    internal static async Task<HubUser> LoginAsync(Uri? endpoint, string token, Func<string, string?> variable, CancellationToken cancellation)
    {
        var text = token.Trim();
        if (text.Length is 0 or > 500 || text.Any(letter => letter is <= ' ' or > '~'))
            throw new ConfigurationException("this is no token: it is one word of letters and digits, as in hf_…; make one on the page of your account.");
        var options = HubOptions.From(variable);
        options = options with { Endpoint = endpoint ?? options.Endpoint, Token = text };
        using var hub = new HubClient(options);
        var user = await hub.WhoAmIAsync(cancellation).ConfigureAwait(false);
        var places = HubPlaces.From(variable);
        WriteSecret(places.Token, text);
        HubSettings.Of(options.Endpoint, text).Save(places.Settings);
        return user;
    }

    internal static bool Logout(Func<string, string?> variable)
    {
        var places = HubPlaces.From(variable);
        var isThere = File.Exists(places.Token) || File.Exists(places.Settings);
        File.Delete(places.Token);
        File.Delete(places.Settings);
        return isThere;
    }

    /// <summary>Writes a file that its owner alone may read, from its first byte on.</summary>
    /// <param name="path">Replaced, if it is there.</param>
    /// <param name="text">The whole content.</param>
    public static void WriteSecret(string path, string text)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
