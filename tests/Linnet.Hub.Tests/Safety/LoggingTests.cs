using System.Net;
using System.Text.Json;
using Linnet.Hub.Protocol;
using Linnet.Hub.Safety;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Tests.Safety;

/// <summary>A09, logging: what was changed and what was refused can be found out afterwards; secrets and forged lines cannot be found.</summary>
public sealed class LoggingTests
{
    [Fact]
    public async Task Changes_and_refusals_are_noted_with_who_and_what_and_questions_are_not()
    {
        await using var hub = await HubHost.StartAsync();
        await hub.CreateAsync("m");
        using (var settings = await hub.SendAsync(HttpMethod.Put, "/api/models/alice/m/settings", new { visibility = "private" })) settings.EnsureSuccessStatusCode();
        using (var read = await hub.GetAsync("/api/models/alice/m")) read.EnsureSuccessStatusCode();
        using (var quota = await hub.SendAsync(hub.Bob, HttpMethod.Put, "/api/quotas/bob?secret=1", new { quota = 1 }, "X-Request-Id: bobs-try")) Assert.Equal(HttpStatusCode.Forbidden, quota.StatusCode);
        using (var wrong = await hub.SendAsync("hf_wrong", HttpMethod.Get, "/api/whoami-v2")) Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using (var missing = await hub.GetAsync("/api/models/alice/none")) Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        var entries = hub.AuditLines().Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            ["POST /api/repos/create 200 alice", "PUT /api/models/alice/m/settings 200 alice", "PUT /api/quotas/bob 403 bob", "GET /api/whoami-v2 401 "],
            entries.Select(entry => $"{entry.GetProperty("method")} {entry.GetProperty("path")} {entry.GetProperty("status")} {(entry.TryGetProperty("user", out var user) ? user.GetString() : string.Empty)}"));
        Assert.Equal("bobs-try", entries[2].GetProperty("request").GetString());
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.GetProperty("address").GetString()));
        Assert.Equal("laptop", entries[0].GetProperty("token").GetString());
        Assert.DoesNotContain(hub.AuditLines(), line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_writes_lines_of_their_own_into_the_audit_log()
    {
        await using var hub = await HubHost.StartAsync();
        using (var answer = await hub.SendAsync(hub.Bob, HttpMethod.Put, "/api/quotas/x%0d%0a%7b%22user%22:%22root%22%7d%1b[2J", new { quota = 1 })) Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var line = Assert.Single(hub.AuditLines());
        Assert.Equal("bob", JsonDocument.Parse(line).RootElement.GetProperty("user").GetString());
        Assert.DoesNotContain(line, letter => char.IsControl(letter));
    }

    [Fact]
    public async Task A_failure_is_logged_on_one_line_and_told_without_its_reason()
    {
        var log = new MemoryLog();
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        context.Request.Method = "GET";
        context.Request.Path = "/a\r\n2026-01-01 fail: forged\u001b[31m";
        await new ErrorResponses(_ => throw new InvalidOperationException("the secret reason"), log).InvokeAsync(context);
        Assert.Equal(StatusCodes.Status500InternalServerError, context.Response.StatusCode);
        Assert.DoesNotContain(Assert.Single(log.Lines), letter => char.IsControl(letter));
        context.Response.Body.Position = 0;
        var text = await new StreamReader(context.Response.Body).ReadToEndAsync();
        Assert.DoesNotContain("secret reason", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_never_fills_the_disk()
    {
        using var folder = new TemporaryFolder();
        using var log = new AuditLog(folder.Path, new ManualClock(), maxBytes: 1000);
        for (var i = 0; i < 100; i++) log.Write(new AuditEntry(DateTimeOffset.UnixEpoch, $"{i}", "::1", "alice", "t", "PUT", "/x", 200));
        var files = Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order().ToList();
        Assert.Equal([AuditLog.FormerName, AuditLog.FileName], files);
        Assert.All(Directory.GetFiles(folder.Path), file => Assert.InRange(new FileInfo(file).Length, 1, 1200));
        Assert.Contains("\"request\":\"99\"", File.ReadAllText(folder.File(AuditLog.FileName)), StringComparison.Ordinal);
        Assert.Equal(0, log.Lost);
    }

    [Fact]
    public void A_log_that_cannot_be_written_keeps_nothing_from_being_done()
    {
        using var folder = new TemporaryFolder();
        using var log = new AuditLog(folder.File("no such folder"), new ManualClock());
        log.Write(new AuditEntry(DateTimeOffset.UnixEpoch, "1", null, null, null, "PUT", "/x", 200));
        Assert.Equal(1, log.Lost);
    }

    private sealed class MemoryLog : ILogger<ErrorResponses>
    {
        internal List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
