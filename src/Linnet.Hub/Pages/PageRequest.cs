using Linnet.Hub.Access;
using Linnet.Hub.Pages.Forms;
using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Protocol;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages;

/// <summary>What every component may ask about the request that it answers; cascades through the whole page.</summary>
internal sealed class PageRequest
{
    private readonly HttpContext _context;
    private readonly Lazy<string> _formToken;

    internal PageRequest(HttpContext context, HubServices hub, HubOptions options)
    {
        _context = context;
        Caller = context.Caller;
        Language = LanguageChoice.Of(context);
        Theme = PreferenceCookies.ThemeOf(context);
        Path = RawPath.Split(context).Path;
        Now = hub.Clock.GetUtcNow();
        AllowsRegistration = options.AllowRegistration;
        _formToken = new Lazy<string>(() => FormGuard.TokenFor(context, hub));
    }

    /// <summary>Who asks.</summary>
    internal Caller Caller { get; }

    internal PageLanguage Language { get; }

    /// <summary><c>light</c>, <c>dark</c>, or null for the system's.</summary>
    internal string? Theme { get; }

    /// <summary>The path as the browser wrote it.</summary>
    internal string Path { get; }

    internal DateTimeOffset Now { get; }

    /// <summary>Whether strangers may make accounts.</summary>
    internal bool AllowsRegistration { get; }

    /// <summary>What a form sends along to prove that it is this hub's.</summary>
    internal string FormToken => _formToken.Value;

    /// <summary>The root of the hub as the browser sees it, for commands to be copied.</summary>
    internal string Root => _context.Root;

    /// <summary>A field of the address; null where there is none.</summary>
    internal string? Query(string field) => _context.Request.Query[field].FirstOrDefault();

    /// <summary>A text in the language of the page.</summary>
    internal string Text(PageText text, params object?[] values) => text.In(Language, values);

    /// <summary>This address with one field of the query changed; null takes it away.</summary>
    internal string With(string field, string? value)
    {
        var fields = _context.Request.Query.Where(pair => pair.Key != field && pair.Key != LanguageChoice.Field && pair.Key != PreferenceCookies.ThemeField)
            .SelectMany(pair => pair.Value.Select(item => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(item ?? string.Empty)}"));
        if (value is not null) fields = fields.Append($"{field}={Uri.EscapeDataString(value)}");
        var query = string.Join('&', fields);
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    /// <summary>The page where one says who one is, and from which one comes back here.</summary>
    internal string SignInAddress => Path == "/" ? "/login" : $"/login?next={Uri.EscapeDataString(With("done", null))}";
}
