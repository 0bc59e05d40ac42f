using System.Net;
using System.Text.RegularExpressions;

namespace Linnet.Hub.Tests.Pages;

/// <summary>What a browser without script is to the hub: it asks for HTML, keeps cookies, follows redirects and sends the forms of pages.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;
    private string _formToken = string.Empty;

    internal Browser(string address)
    {
        Cookies = new CookieContainer();
        Address = address;
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = true }) { BaseAddress = new Uri(address) };
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
    }

    internal CookieContainer Cookies { get; }

    internal string Address { get; }

    /// <summary>The status of the last answer.</summary>
    internal HttpStatusCode Status { get; private set; }

    /// <summary>The path and query to which the last answer led.</summary>
    internal string Place { get; private set; } = string.Empty;

    internal HttpResponseMessage Last { get; private set; } = null!;

    /// <summary>Loads a page.</summary>
    /// <returns>Its HTML, letters written as such where HTML escapes letters of other scripts.</returns>
    internal async Task<string> GetAsync(string address) => await TakeAsync(await _client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute)));

    /// <summary>Sends a form with the token of the page that was loaded last.</summary>
    internal Task<string> PostAsync(string address, params (string Name, string Value)[] fields) =>
        SendAsync(address, new FormUrlEncodedContent(fields.Append((Name: "_form", Value: _formToken)).Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Sends a form with files.</summary>
    internal Task<string> PostFilesAsync(string address, IEnumerable<(string Name, string Value)> fields, IEnumerable<(string Name, string FileName, byte[] Bytes)> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append((Name: "_form", Value: _formToken))) content.Add(new StringContent(value), name);
        foreach (var (name, fileName, bytes) in files) content.Add(new ByteArrayContent(bytes), name, fileName);
        return SendAsync(address, content);
    }

    /// <summary>Sends a form as another site would: with what it cannot know left out.</summary>
    internal Task<string> ForgeAsync(string address, params (string Name, string Value)[] fields) =>
        SendAsync(address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Signs in with a token.</summary>
    internal async Task SignInAsync(string token)
    {
        await GetAsync("/login");
        await PostAsync("/login/token", ("token", token));
        Assert.Equal(HttpStatusCode.OK, Status);
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> SendAsync(string address, HttpContent content) => await TakeAsync(await _client.PostAsync(new Uri(address, UriKind.Relative), content));

    private async Task<string> TakeAsync(HttpResponseMessage answer)
    {
        (Last, Status, Place) = (answer, answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery);
        var html = await answer.Content.ReadAsStringAsync();
        if (FormTokenField().Match(html) is { Success: true } match) _formToken = match.Groups[1].Value;

        // Escapes of markup stay: they are what keeps strangers' text from being markup.
        return LetterEscape().Replace(html, escape => Convert.ToInt32(escape.Groups[1].Value, 16) is var letter and >= 0x80 ? char.ConvertFromUtf32(letter) : escape.Value);
    }

    [GeneratedRegex("name=\"_form\" value=\"([0-9a-f]+)\"")]
    private static partial Regex FormTokenField();

    [GeneratedRegex("&#x([0-9A-F]{2,6});")]
    private static partial Regex LetterEscape();
}
