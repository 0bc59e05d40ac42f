using System.Net;
using System.Text.RegularExpressions;
using Linnet.Hub.Pages.Cards;

namespace Linnet.Hub.Tests.Pages;

/// <summary>Whatever strangers write into cards, names and words of commits, pages show it and never do it.</summary>
public sealed partial class HostileTextTests
{
    private static readonly CardPlace Place = new("/alice/m/blob/main", "/alice/m/resolve/main");

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href='javascript:alert(1)'>x</a>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("a <b onmouseover=alert(1)>b</b>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x]( javascript:alert(1) )")]
    [InlineData("[x](<javascript:alert(1)>)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\\\evil.example)")]
    [InlineData("[x](\\\\\\\\evil.example)")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    [InlineData("![x](//evil.example/pixel.png)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](\" onerror=alert(1) x=\")")]
    [InlineData("[x](https://ok.example/\"onmouseover=alert(1))")]
    [InlineData("[x](https://ok.example/ \"title\\\" onmouseover=alert(1)\")")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    [InlineData("| a |\n|---|\n| <script>alert(1)</script> |")]
    [InlineData("x[^1]\n\n[^1]: <script>alert(1)</script>")]
    [InlineData("- [ ] <script>alert(1)</script>")]
    public void A_card_becomes_no_script(string markdown)
    {
        var html = CardMarkdown.ToHtml(markdown, Place)!;
        foreach (Match tag in Tag().Matches(html))
        {
            Assert.DoesNotMatch("^<(script|svg|iframe|object|style|b )", tag.Value.ToLowerInvariant());

            // Between quotes a value may hold any word; outside of them no attribute is a handler.
            Assert.DoesNotMatch(@"\son[a-z]+\s*=", Quoted().Replace(tag.Value, "\"\""));
            foreach (Match address in Address().Matches(tag.Value))
                Assert.Matches(address.Groups[1].Value == "src" ? "^(/alice/m/resolve/main/.*)?$" : "^(#.*|/(?![/\\\\]).*|https?://ok\\.example.*|mailto:.*)$", WebUtility.HtmlDecode(address.Groups[2].Value));
        }
    }

    [Fact]
    public void Deep_and_long_cards_do_not_bring_the_hub_down()
    {
        foreach (var text in new[] { new string('>', 20_000), string.Concat(Enumerable.Repeat("- ", 5000)), new string('[', 20_000), new string('*', 20_000) + "a", new string('`', 20_001), new string('a', 600_000) })
        {
            var html = CardMarkdown.ToHtml(text, Place);
            Assert.True(html is null || html.Length > 0);
        }
    }

    [Fact]
    public async Task Names_and_words_of_strangers_are_text_on_every_page()
    {
        const string Evil = "\"><script>alert(1)</script>'<img src=x onerror=alert(1)>";
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        var user = (await hub.Services.Accounts.FindAsync("alice", default))!;
        await hub.Services.Accounts.RenameAsync(user.Id, Evil, default);
        var file = "a'\"&<i>=x>.txt";
        using var browser = new Browser(hub.Address);
        await browser.SignInAsync(hub.Alice);
        await browser.GetAsync("/alice/m/upload/main");
        await browser.PostFilesAsync("/alice/m/upload/main", [("title", Evil), ("description", Evil)], [("files", "x.txt", [65])]);
        var commit = await hub.CommitAsync("alice/m", "main", (file, Evil), ("README.md", $"---\nlicense: mit\ntags: ['{Evil.Replace("'", "''", StringComparison.Ordinal)}']\n---\n{Evil}"));
        var address = Uri.EscapeDataString(file);
        foreach (var page in new[]
        {
            "/", "/alice", "/alice/m", "/alice/m/tree/main", $"/alice/m/blob/main/{address}", "/alice/m/commits/main", $"/alice/m/commit/{commit}", "/settings", $"/alice/m/edit/main/{address}",
            $"/alice/m/remove/main/{address}", "/alice/m/upload/main", $"/models?search={Uri.EscapeDataString(Evil)}", $"/nothing/{Uri.EscapeDataString(Evil)}/at/all", $"/login?next={Uri.EscapeDataString(Evil)}",
            $"/new?owner={Uri.EscapeDataString(Evil)}", $"/?done={Uri.EscapeDataString(Evil)}",
        })
        {
            var html = await browser.GetAsync(page);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<i>=x", html, StringComparison.Ordinal);
            foreach (Match tag in Tag().Matches(html)) Assert.DoesNotMatch(@"\son[a-z]+\s*=", Quoted().Replace(tag.Value, "\"\""));
        }
    }

    [GeneratedRegex("<[a-zA-Z/][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\b(href|src)=\"([^\"]*)\"")]
    private static partial Regex Address();
}
