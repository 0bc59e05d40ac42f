using System.Net;

namespace Linnet.Hub.Tests.Pages.Community;

/// <summary>Pages asked for and forms sent with a token, which says who somebody is as a session does.</summary>
internal static class PageRequests
{
    /// <summary>A page that is there.</summary>
    internal static async Task<string> PageAsync(HubHost hub, string? token, string address)
    {
        using var answer = await hub.SendAsync(token, HttpMethod.Get, address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode} {text}");
        return text;
    }

    /// <summary>Sends a form.</summary>
    internal static Task<HttpResponseMessage> PostAsync(HubHost hub, string token, string address, params (string Name, string Value)[] fields) =>
        hub.SendAsync(token, HttpMethod.Post, address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Sends a form that is taken.</summary>
    /// <returns>Where the browser is sent.</returns>
    internal static async Task<string> SendAsync(HubHost hub, string token, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(hub, token, address, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Sends a form that is refused.</summary>
    internal static async Task RefusedAsync(HubHost hub, string token, HttpStatusCode status, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(hub, token, address, fields);
        Assert.True(answer.StatusCode == status, $"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
